import type { Person } from '../../../src/core/people/person.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { callSlack } from '../errors.js';
import type { SetupTools } from './setup-tools.js';

/** Slack's largest page of members that it recommends. */
const PAGE_SIZE = 200;
const MAX_PAGES = 5;

/**
 * How many people are looked up: `users.info` may be asked about a hundred times a minute.
 * Source: https://docs.slack.dev/apis/web-api/rate-limits
 */
const MAX_PEOPLE = 80;
const AT_ONCE = 10;

/** Who is in a channel, as far as was read. */
export interface ChannelMembers {
  readonly people: readonly Person[];
  /** How many members there are, those not looked up included. */
  readonly count: number;
}

/**
 * Reads who is in a channel and who counts as what, telling how far it has come. When Slack asks to wait, what was read
 * until then is the answer. Throws PlatformRefused, and PlatformUnavailable when not even the list could be read.
 */
export async function channelMembers(
  { installations, people }: Pick<SetupTools, 'installations' | 'people'>,
  team: string,
  channel: string,
  progress: (read: number, of: number) => Promise<void>,
): Promise<ChannelMembers> {
  const installation = await installations.of(team);
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await callSlack(() =>
      installation.client.conversations.members({
        channel,
        limit: PAGE_SIZE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
    ids.push(...(answer.members ?? []).filter((id) => id !== installation.botUser));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  const wanted = ids.slice(0, MAX_PEOPLE);
  const found: Person[] = [];
  const workspace = { platform: 'slack', workspace: team } as const;
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    if (start > 0) await progress(start, ids.length);
    const group = wanted.slice(start, start + AT_ONCE);
    try {
      found.push(...(await Promise.all(group.map((id) => people.findPerson(workspace, id)))));
    } catch (error) {
      if (error instanceof PlatformUnavailable) break;
      throw error;
    }
  }
  return { people: found, count: ids.length };
}

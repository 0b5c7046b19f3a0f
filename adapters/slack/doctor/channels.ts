import { z } from 'zod';
import { type Answer, counted, fault, listed, ok, warning } from '../../../src/core/doctor/answer.js';
import type { ExaminedWorkspace } from './workspace.js';

/** Slack takes up to 999, and may give fewer: https://docs.slack.dev/reference/methods/users.conversations */
const PAGE = 200;
const MAX_PAGES = 10;

const channel = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  is_private: z.boolean().nullish(),
  is_ext_shared: z.boolean().nullish(),
});
type Channel = z.infer<typeof channel>;

/** The channels Garbo is in, each with its mode; and those that the settings name and Garbo is not in. */
export async function checkChannels(workspace: ExaminedWorkspace): Promise<Answer> {
  const { settings } = workspace;
  const joined = await joinedChannels(workspace);
  const ids = joined.map(({ id }) => id);
  const strayed = settings.namedChannels.filter((id) => !ids.includes(id));
  if (strayed.length > 0) {
    return fault(
      `the settings name ${listed(strayed)}, where Garbo is not. Type /invite @Garbo there, or correct the settings.`,
    );
  }
  const watched = joined.filter(({ id }) => !settings.managersChannels.includes(id));
  if (watched.length === 0) {
    return warning('Garbo is in no channel where customers write. Type /invite @Garbo in each of them.');
  }
  const said = await Promise.all(
    watched.map(
      async (one) => `#${one.name ?? one.id} (${[await settings.modeOf(one.id), ...traits(one)].join(', ')})`,
    ),
  );
  return ok(`in ${counted(watched.length, 'channel')}: ${listed(said)}.`);
}

async function joinedChannels({ installation }: ExaminedWorkspace): Promise<readonly Channel[]> {
  const found: Channel[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await installation.client.users.conversations({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...z.array(channel).parse(answer.channels ?? []));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) break;
  }
  return found;
}

function traits({ is_private, is_ext_shared }: Channel): readonly string[] {
  return [...(is_private ? ['private'] : []), ...(is_ext_shared ? ['shared with another organisation'] : [])];
}

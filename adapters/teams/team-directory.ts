import { z } from 'zod';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import type { Connector } from './connector.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { bodyOf } from './service-call.js';

/** How old what is known of a team may be, and of how many it is kept. */
const MAX_AGE_MS = 5 * 60_000;
const MAX_TEAMS = 1_000;

const teamDetails = z.looseObject({ name: z.string().nullish(), aadGroupId: z.string().nullish() });

const channelList = z.looseObject({
  conversations: z.array(
    z.looseObject({ id: z.string().min(1), name: z.string().nullish(), type: z.string().nullish() }),
  ),
});

/** Who is in a channel: everybody of its team, some of them, or whoever it is shared with. */
export type Membership = 'standard' | 'private' | 'shared';

/** A channel of a team. */
export interface TeamChannel {
  /** `null` for the channel General, which each client names in its own language. */
  readonly name: string | null;
  /** `null` where Teams does not say. */
  readonly membership: Membership | null;
}

/** A team that Garbo is in. */
export interface Team {
  readonly name: string | null;
  /** Its id in Entra, by which Graph knows it. */
  readonly group: string | null;
  /** By id; private and shared ones only where Garbo was added to them. */
  readonly channels: ReadonlyMap<string, TeamChannel>;
}

/**
 * Knows teams and their channels, from the Bot Connector: it needs no permission.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export class TeamDirectory {
  readonly #teams: Recent<Team | null>;

  constructor(
    private readonly connector: Connector,
    clock: Clock,
  ) {
    this.#teams = new Recent(clock, MAX_AGE_MS, MAX_TEAMS);
  }

  /**
   * The team, as it was at most five minutes ago; `null` when Garbo is not in it.
   * @param team its id for the connector
   * @param near a conversation of the team
   * @throws PlatformUnavailable
   */
  find(tenant: string, team: string, near: string): Promise<Team | null> {
    return this.#teams.get(`${tenant}/${team}`, () => this.#load(tenant, team, near));
  }

  async #load(tenant: string, team: string, near: string): Promise<Team | null> {
    const path = `teams/${encodeURIComponent(team)}`;
    const [details, channels] = await Promise.all([
      this.connector.read(tenant, near, path),
      this.connector.read(tenant, near, `${path}/conversations`),
    ]);
    for (const answer of [details, channels]) {
      if (!answer.ok && [403, 404].includes(answer.refusal.status)) return null;
    }
    const known = teamDetails.safeParse(bodyOf(details));
    const list = channelList.safeParse(bodyOf(channels));
    if (!known.success || !list.success) throw new TeamsPayloadUnreadable('an odd team');
    return {
      name: known.data.name || null,
      group: known.data.aadGroupId || null,
      channels: new Map(
        list.data.conversations.map(({ id, name, type }) => [
          id,
          { name: name || null, membership: membershipOf(type) },
        ]),
      ),
    };
  }
}

function membershipOf(type: string | null | undefined): Membership | null {
  const known = type?.toLowerCase();
  return known === 'standard' || known === 'private' || known === 'shared' ? known : null;
}

import type { webApi } from '@slack/bolt';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';
import { callSlack, refusalCode } from './errors.js';
import type { GroupMembers } from './person-rules.js';
import { Recent } from './recent.js';
import type { SlackRoles } from './settings.js';

const MAX_AGE_MS = 5 * 60_000;
const MAX_GROUPS = 200;

/** Reads who is in the configured user groups. */
export class GroupDirectory {
  readonly #members: Recent<ReadonlySet<string>>;

  constructor(
    private readonly client: webApi.WebClient,
    private readonly roles: SlackRoles,
    private readonly log: Log,
    clock: Clock,
  ) {
    this.#members = new Recent(clock, MAX_AGE_MS, MAX_GROUPS);
  }

  /** Members of every list's groups. Throws PlatformUnavailable. */
  async membersByList(): Promise<GroupMembers> {
    const { customers, agents, managers, directors } = this.roles;
    return {
      customers: await this.#membersOf(customers.groups),
      agents: await this.#membersOf(agents.groups),
      managers: await this.#membersOf(managers.groups),
      directors: await this.#membersOf(directors.groups),
    };
  }

  async #membersOf(groups: readonly string[]): Promise<ReadonlySet<string>> {
    const lists = groups.map((group) => this.#members.get(group, () => this.#read(group)));
    const members = await Promise.all(lists);
    return new Set(members.flatMap((list) => [...list]));
  }

  /** A group Slack does not know counts as empty: a slip in the settings must not hold up every message. */
  async #read(group: string): Promise<ReadonlySet<string>> {
    try {
      const answer = await this.client.usergroups.users.list({ usergroup: group });
      return new Set(answer.users ?? []);
    } catch (error) {
      const code = refusalCode(error);
      if (code === null) return callSlack(() => Promise.reject(error));
      this.log.warn('slack-user-group-unreadable', { group, answer: code });
      return new Set();
    }
  }
}

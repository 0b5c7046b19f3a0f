import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';
import { Recent } from '../../src/core/recent.js';
import { callSlack, refusalCode } from './errors.js';
import type { Installation } from './installation.js';
import type { GroupMembers } from './person-rules.js';
import { ROLE_AGES_MS } from './role-ages.js';
import type { SlackRoles } from './settings.js';

const MAX_GROUPS = 1_000;

/** Reads who is in the user groups that give a role. */
export class GroupDirectory {
  readonly #members: Recent<readonly string[]>;

  constructor(
    private readonly log: Log,
    clock: Clock,
  ) {
    this.#members = new Recent(clock, ROLE_AGES_MS.groups, MAX_GROUPS);
  }

  /** Members of every list's groups. Throws PlatformUnavailable. */
  async membersByList(installation: Installation, roles: SlackRoles): Promise<GroupMembers> {
    const { customers, agents, managers, directors } = roles;
    const membersOf = async (groups: readonly string[]) =>
      new Set(await this.membersOf(installation, groups));
    return {
      customers: await membersOf(customers.groups),
      agents: await membersOf(agents.groups),
      managers: await membersOf(managers.groups),
      directors: await membersOf(directors.groups),
    };
  }

  /** Members of these groups, each once, in Slack's order. Throws PlatformUnavailable. */
  async membersOf(installation: Installation, groups: readonly string[]): Promise<readonly string[]> {
    const lists = groups.map((group) =>
      this.#members.get(keyOf(installation.team, group), () => this.#read(installation, group)),
    );
    return [...new Set((await Promise.all(lists)).flat())];
  }

  /** The members of this group have changed. */
  forget(team: string, group: string): void {
    this.#members.forget(keyOf(team, group));
  }

  /** A group Slack does not know counts as empty: a slip in the settings must not hold up every message. */
  async #read({ client }: Installation, group: string): Promise<readonly string[]> {
    try {
      const answer = await client.usergroups.users.list({ usergroup: group });
      return answer.users ?? [];
    } catch (error) {
      const code = refusalCode(error);
      if (code === null) return callSlack(() => Promise.reject(error));
      this.log.warn('slack-user-group-unreadable', { group, answer: code });
      return [];
    }
  }
}

function keyOf(team: string, group: string): string {
  return `${team}/${group}`;
}

import { PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';
import { Recent } from '../../src/core/recent.js';
import { type EntraMembers, readMembers } from './entra-members.js';
import type { Graph } from './graph.js';
import type { GroupMembers } from './person-rules.js';
import { ROLE_AGES_MS } from './role-ages.js';
import type { TeamsRoles } from './settings.js';

const MAX_GROUPS = 1_000;

/** Reads who is in the Entra groups that give a role, in groups of groups too. */
export class GroupDirectory {
  readonly #members: Recent<EntraMembers>;
  /** Groups that are known to be refused, so that each is said once and not every two minutes. */
  readonly #refused = new Set<string>();

  constructor(
    private readonly graph: Graph,
    private readonly log: Log,
    clock: Clock,
  ) {
    this.#members = new Recent(clock, ROLE_AGES_MS.groups, MAX_GROUPS);
  }

  /** Members of every list's groups. Throws PlatformUnavailable. */
  async membersByList(tenant: string, roles: TeamsRoles): Promise<GroupMembers> {
    const { customers, agents, managers, directors } = roles;
    const membersOf = async (groups: readonly string[]) => new Set(await this.membersOf(tenant, groups));
    return {
      customers: await membersOf(customers.groups),
      agents: await membersOf(agents.groups),
      managers: await membersOf(managers.groups),
      directors: await membersOf(directors.groups),
    };
  }

  /**
   * Ids in Entra of the members of these groups, each once, in Graph's order. A group that Graph refuses counts as
   * empty, so that a slip in the settings or a permission taken back does not hold up every message; it gives nobody
   * anything, and is said in the log and by the doctor. Throws PlatformUnavailable.
   */
  async membersOf(tenant: string, groups: readonly string[]): Promise<readonly string[]> {
    const lists = await Promise.all(groups.map((group) => this.#membersOf(tenant, group)));
    return [...new Set(lists.flat())];
  }

  /** What Graph says of one group. Throws PlatformUnavailable. */
  read(tenant: string, group: string): Promise<EntraMembers> {
    const path = `/groups/${encodeURIComponent(group)}/transitiveMembers?$select=id&$top=999`;
    return this.#members.get(`${tenant}/${group}`, () =>
      readMembers(this.graph, tenant, path).catch((cause: unknown) => {
        throw cause instanceof PlatformUnavailable
          ? cause
          : new PlatformUnavailable('Graph does not say who is in a group.', { cause });
      }),
    );
  }

  async #membersOf(tenant: string, group: string): Promise<readonly string[]> {
    const found = await this.read(tenant, group);
    const key = `${tenant}/${group}`;
    if ('ids' in found) {
      this.#refused.delete(key);
      return found.ids;
    }
    if (!this.#refused.has(key)) this.log.warn('teams-group-unreadable', { group, answer: found.refused });
    this.#refused.add(key);
    return [];
  }
}

import { isStaff, mayReview, type Person } from '../../src/core/people/person.js';
import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';
import type { Administrators } from './administrators.js';
import type { Member } from './connector.js';
import type { TeamsContacts } from './contacts.js';
import type { GroupDirectory } from './group-directory.js';
import { languageOf } from './interaction.js';
import type { MemberFinder } from './member-finder.js';
import { entraIdOf, isNamedBy, toPerson } from './person-rules.js';
import { ROLE_AGES_MS } from './role-ages.js';
import type { TeamsOptions } from './settings.js';

const MAX_PEOPLE = 5_000;
const MAX_ROSTERS = 100;

/** Who the people of the tenants are. */
export class TeamsPeople implements PeopleDirectory {
  readonly #people: Recent<Person>;
  readonly #rosters: Recent<readonly Member[]>;

  constructor(
    private readonly finder: MemberFinder,
    private readonly contacts: TeamsContacts,
    private readonly groups: GroupDirectory,
    private readonly administrators: Administrators,
    private readonly options: Pick<TeamsOptions, 'rolesOf' | 'managersConversationOf'>,
    clock: Clock,
  ) {
    this.#people = new Recent(clock, ROLE_AGES_MS.people, MAX_PEOPLE);
    this.#rosters = new Recent(clock, ROLE_AGES_MS.people, MAX_ROSTERS);
  }

  /**
   * @param id in Teams or in Entra, or a user principal name. The person found carries the id in Teams, whichever was
   *   asked for: it is the one that messages, presses and mentions use, and the only one that rules compare.
   */
  findPerson({ workspace: tenant }: WorkspaceKey, id: string): Promise<Person> {
    return this.#people.get(`${tenant}/${id}`, async () => {
      const member = id.startsWith('28:') ? null : await this.finder.find(tenant, id);
      return member ? this.#toPerson(tenant, member) : { id, name: id, role: 'unknown', language: null };
    });
  }

  /**
   * Everybody in a conversation but bots, with the role that counts; `null`: Garbo does not see it. What they speak is
   * not looked up. Throws PlatformUnavailable.
   */
  async peopleIn({ workspace: tenant, conversation }: ConversationKey): Promise<readonly Person[] | null> {
    const members = await this.finder.members(tenant, conversation);
    if (members === null) return null;
    const roles = await this.options.rolesOf(tenant);
    const groups = await this.groups.membersByList(tenant, roles);
    return members
      .filter(({ id }) => !id.startsWith('28:'))
      .map((member) => ({ ...toPerson(member, tenant, roles, groups), language: null }));
  }

  /**
   * Those named one by one come first, in their order; then the members of groups. Of a group only those count whom
   * Garbo has met: in the managers' conversation, or anywhere else they wrote.
   */
  async findReviewers(key: WorkspaceKey): Promise<readonly Person[]> {
    const tenant = key.workspace;
    const { managers, directors } = await this.options.rolesOf(tenant);
    const members = await this.groups.membersOf(tenant, [...managers.groups, ...directors.groups]);
    const named = [...managers.users, ...directors.users];
    if (named.length + members.length === 0) return [];
    const managersConversation = await this.options.managersConversationOf(tenant);
    const roster = await this.#rosterOf(tenant, managersConversation);
    const found = await Promise.all([
      ...named.map((name) => {
        const member = roster.find((one) => isNamedBy(one, name));
        return member ? this.#toPerson(tenant, member) : this.findPerson(key, name);
      }),
      ...members.map((entra) => this.#findMet(key, entra, roster)),
    ]);
    const byId = new Map(found.flatMap((person) => (person ? [[person.id, person]] : [])));
    return [...byId.values()].filter(({ role }) => mayReview(role));
  }

  /** The people of the team who are in a conversation, by name. Throws PlatformUnavailable. */
  async teamIn({ workspace: tenant }: WorkspaceKey, conversation: string): Promise<readonly Person[]> {
    const members = (await this.#rosterOf(tenant, conversation)).filter(({ id }) => !id.startsWith('28:'));
    const people = await Promise.all(members.map((member) => this.#toPerson(tenant, member)));
    const team = people.filter(({ role }) => isStaff(role));
    return team.sort((one, other) => one.name.localeCompare(other.name));
  }

  async #findMet(key: WorkspaceKey, entra: string, roster: readonly Member[]): Promise<Person | null> {
    const member = roster.find((one) => entraIdOf(one) === entra);
    if (member) return this.#toPerson(key.workspace, member);
    const id = await this.contacts.teamsIdOf(key.workspace, entra);
    return id === null ? null : this.findPerson(key, id);
  }

  /** Everybody in a conversation, asked for at once: one by one they would be too many for Teams. */
  async #rosterOf(tenant: string, conversation: string): Promise<readonly Member[]> {
    if (conversation === '') return [];
    return this.#rosters.get(
      `${tenant}/${conversation}`,
      async () => (await this.finder.members(tenant, conversation)) ?? [],
    );
  }

  async #toPerson(tenant: string, member: Member): Promise<Person> {
    const roles = await this.options.rolesOf(tenant);
    const groups = await this.groups.membersByList(tenant, roles);
    const contact = await this.contacts.person(tenant, member.id);
    return {
      ...toPerson(member, tenant, roles, groups),
      language: languageOf(contact?.locale),
      isAdministrator: await this.administrators.has(tenant, member),
    };
  }
}

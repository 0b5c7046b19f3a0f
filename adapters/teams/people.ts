import { mayReview, type Person } from '../../src/core/people/person.js';
import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';
import type { Connector } from './connector.js';
import type { TeamsContacts } from './contacts.js';
import { toPerson } from './person-rules.js';
import type { TeamsOptions } from './settings.js';

/** Who the people of the tenants are. */
export class TeamsPeople implements PeopleDirectory {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly options: Pick<TeamsOptions, 'rolesOf' | 'managersConversationOf'>,
  ) {}

  async findPerson({ workspace: tenant }: WorkspaceKey, id: string): Promise<Person> {
    const known = await this.contacts.person(tenant, id);
    const conversation = known?.conversation ?? (await this.options.managersConversationOf(tenant));
    const member = conversation ? await this.connector.member(tenant, conversation, id) : null;
    if (!member) return { id, name: id, role: 'unknown', language: null };
    return { ...toPerson(member, tenant, await this.options.rolesOf(tenant)), id };
  }

  /** Everybody in a conversation, with the role that counts; `null`: Garbo does not see it. */
  async peopleIn({ workspace: tenant, conversation }: ConversationKey): Promise<readonly Person[] | null> {
    const members = await this.connector.members(tenant, conversation);
    const roles = await this.options.rolesOf(tenant);
    return members.map((member) => toPerson(member, tenant, roles));
  }

  async findReviewers(workspace: WorkspaceKey): Promise<readonly Person[]> {
    const { managers, directors } = await this.options.rolesOf(workspace.workspace);
    const ids = [...new Set([...managers.users, ...directors.users])];
    const people = await Promise.all(ids.map((id) => this.findPerson(workspace, id)));
    return people.filter(({ role }) => mayReview(role));
  }
}

import type { Language } from '../../src/core/language.js';
import type {
  ConversationDirectory,
  KnownConversation,
  NameDirectory,
} from '../../src/core/ports/chat-platform.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';
import type { ChatMembers } from './chat-members.js';
import type { ConversationAddress, TeamsContacts } from './contacts.js';
import type { TeamDirectory } from './team-directory.js';

/** A chat without a name is called by so many of the people in it. */
const NAMED_PEOPLE = 3;

/** A conversation as people know it. */
interface Described {
  /** `null` where Teams does not tell. */
  readonly name: string | null;
  readonly isMember: boolean;
  readonly isShared: boolean;
}

/**
 * The conversations of the tenants that Garbo has heard from: a channel is called `team › channel`, since every team may
 * have one of the same name. Whether one is archived Teams tells a bot only when it happens.
 */
export class TeamsConversations implements ConversationDirectory, NameDirectory {
  constructor(
    private readonly contacts: TeamsContacts,
    private readonly teams: TeamDirectory,
    private readonly members: ChatMembers,
    private readonly options: { readonly phrases: PhraseBook; readonly managersLanguage: Language },
  ) {}

  async findConversation(key: ConversationKey): Promise<KnownConversation | null> {
    const known = await this.contacts.conversation(key.workspace, key.conversation);
    if (!known || known.kind === 'personal') return null;
    const { name, ...described } = await this.#describe(key, known);
    return {
      id: key.conversation,
      name: name ?? key.conversation,
      ...described,
      isArchived: known.state === 'archived',
    };
  }

  async listConversations({ platform, workspace }: WorkspaceKey): Promise<readonly KnownConversation[]> {
    const known = await this.contacts.conversations(workspace);
    const found = await Promise.all(
      known.map(({ id }) => this.findConversation({ platform, workspace, conversation: id })),
    );
    return found
      .filter((one) => one !== null)
      .filter(({ isMember, isArchived }) => isMember && !isArchived)
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  async nameOf(key: ConversationKey): Promise<string | null> {
    const known = await this.contacts.conversation(key.workspace, key.conversation);
    if (!known || known.kind === 'personal') return null;
    return (await this.#describe(key, known)).name;
  }

  async #describe(key: ConversationKey, known: ConversationAddress): Promise<Described> {
    return known.kind === 'channel' ? this.#channel(key, known) : this.#chat(key, known);
  }

  async #channel(
    { workspace: tenant, conversation }: ConversationKey,
    { team: teamId, name }: ConversationAddress,
  ): Promise<Described> {
    const team = teamId === null ? null : await this.teams.find(tenant, teamId, conversation);
    const channel = team?.channels.get(conversation);
    const ownName = channel?.name || name || (conversation === teamId ? this.#general() : null);
    return {
      name: ownName === null ? null : [team?.name, ownName].filter((part) => part).join(' › '),
      isMember: teamId === null || team !== null,
      isShared: channel?.membership === 'shared',
    };
  }

  async #chat(
    { workspace: tenant, conversation }: ConversationKey,
    { name }: ConversationAddress,
  ): Promise<Described> {
    const members = await this.members.of(tenant, conversation);
    const others = members?.map((member) => member.name).filter((one) => one) ?? [];
    const called = others.slice(0, NAMED_PEOPLE).join(', ');
    const byPeople = others.length > NAMED_PEOPLE ? `${called}, +${others.length - NAMED_PEOPLE}` : called;
    return {
      name: name || byPeople || null,
      isMember: members !== null,
      isShared: members?.some(({ tenantId }) => tenantId && tenantId.toLowerCase() !== tenant) ?? false,
    };
  }

  /** The first channel of a team has no name of its own: each client shows one in its language. */
  #general(): string {
    return this.options.phrases.say(this.options.managersLanguage, 'teams.general-channel');
  }
}

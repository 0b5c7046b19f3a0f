import type {
  ConversationDirectory,
  KnownConversation,
  NameDirectory,
} from '../../src/core/ports/chat-platform.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';
import type { ConversationAddress, TeamsContacts } from './contacts.js';

/** The conversations of the tenants, as far as Garbo has heard from them. */
export class TeamsConversations implements ConversationDirectory, NameDirectory {
  constructor(private readonly contacts: TeamsContacts) {}

  async findConversation({ workspace, conversation }: ConversationKey): Promise<KnownConversation | null> {
    const found = await this.contacts.conversation(workspace, conversation);
    return found && toConversation(conversation, found);
  }

  async listConversations({ workspace }: WorkspaceKey): Promise<readonly KnownConversation[]> {
    const found = await this.contacts.conversations(workspace);
    return found
      .filter(({ kind }) => kind !== 'personal')
      .map((one) => toConversation(one.id, one))
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  async nameOf({ workspace, conversation }: ConversationKey): Promise<string | null> {
    return (await this.contacts.conversation(workspace, conversation))?.name ?? null;
  }
}

function toConversation(id: string, { name }: ConversationAddress): KnownConversation {
  return { id, name: name ?? id, isMember: true, isShared: false, isArchived: false };
}

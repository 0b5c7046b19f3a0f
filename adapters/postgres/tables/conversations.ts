import type { ConversationState } from '../../../src/core/conversations/conversation-change.js';
import type { InWorkspace } from './columns.js';

/** What became of conversations. */
export interface ConversationTables {
  conversations: ConversationsTable;
  conversation_names: ConversationNamesTable;
}

interface ConversationsTable extends InWorkspace {
  conversation: string;
  state: ConversationState;
  /** The platform's time of the last change. */
  changed_at: Date;
}

interface ConversationNamesTable extends InWorkspace {
  name: string;
  /** What it was called when it was first heard of: the name everything else is kept under. */
  first_name: string;
  since: Date;
}

import type { Role } from '../../../src/core/people/person.js';
import type { BackgroundMessage } from '../../../src/core/ports/classifier.js';
import type { LedgerState } from '../../../src/core/screening/ledger-entry.js';
import type { InWorkspace, NullableJson, Written } from './columns.js';

/** What was written, and what is kept of it. */
export interface MessageTables {
  messages: MessagesTable;
  thread_background: ThreadBackgroundTable;
  later_messages: LaterMessagesTable;
}

interface MessagesTable extends InWorkspace {
  conversation: string;
  message: string;
  revision: string;
  thread: string;
  author: string;
  role: Role;
  written_at: Date;
  state: LedgerState;
  judged: NullableJson;
  rule: string | null;
  policy_version: string | null;
  case_id: string | null;
  written: Written;
}

interface ThreadBackgroundTable extends InWorkspace {
  conversation: string;
  message: string;
  thread: string;
  author: string;
  sender: BackgroundMessage['from'];
  /** Blanked once it expires, is deleted, or ten newer ones came. */
  text: string | null;
  /** HMAC of the text, which outlives it: a text shown later can be told to be this one. */
  text_hash: string;
  /** When the message first stood there: its place in the thread. */
  written_at: Date;
  revised_at: Date;
  expires_at: Date;
}

interface LaterMessagesTable extends InWorkspace {
  conversation: string;
  message: string;
  revision: string;
  customer: string;
  measure_id: string;
  text: string;
  written_at: Date;
  kept_until: Date;
  written: Written;
}

import type { ColumnType, Generated } from 'kysely';
import type { AlertKind } from '../../src/core/cases/alert.js';
import type { CaseEventKind } from '../../src/core/cases/case-event.js';
import type { MeasureState } from '../../src/core/cases/measure.js';
import type { ConversationState } from '../../src/core/conversations/conversation-change.js';
import type { Language } from '../../src/core/language.js';
import type { PostQueue, PostState } from '../../src/core/notices/post.js';
import type { Role } from '../../src/core/people/person.js';
import type { MeasureKind } from '../../src/core/policy/enforcement.js';
import type { ConversationLoss } from '../../src/core/ports/chat-platform.js';
import type { BackgroundMessage } from '../../src/core/ports/classifier.js';
import type { SettingChange } from '../../src/core/ports/setting-store.js';
import type { ReportState } from '../../src/core/reports/report.js';
import type { LedgerState } from '../../src/core/screening/ledger-entry.js';
import type { ViolationSeverity } from '../../src/core/screening/verdict.js';
import type { PlatformName } from '../../src/core/workspace.js';

/** The tables of schema `garbo`, as the migrations make them. */
export interface Tables {
  people: PeopleTable;
  customers: CustomersTable;
  messages: MessagesTable;
  thread_background: ThreadBackgroundTable;
  case_numbers: CaseNumbersTable;
  cases: CasesTable;
  case_events: CaseEventsTable;
  chain_heads: ChainHeadsTable;
  evidence: EvidenceTable;
  strikes: StrikesTable;
  reminders: RemindersTable;
  posts: PostsTable;
  alerts: AlertsTable;
  measures: MeasuresTable;
  reports: ReportsTable;
  later_messages: LaterMessagesTable;
  complaint_numbers: CaseNumbersTable;
  complaints: ComplaintsTable;
  complaint_copies: ComplaintCopiesTable;
  settings: SettingsTable;
  setting_changes: SettingChangesTable;
  event_arrivals: EventArrivalsTable;
  policy_versions: PolicyVersionsTable;
  conversations: ConversationsTable;
  conversation_names: ConversationNamesTable;
  posting_lanes: PostingLanesTable;
  posting_turns: PostingTurnsTable;
  installations: InstallationsTable;
  support_requests: SupportRequestsTable;
  exposures: ExposuresTable;
  homes: HomesTable;
}

/** A `jsonb` column: written as JSON text, read through a codec (`codecs.ts`). */
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;

/** A column given by the database: the order in which rows were written. */
type Written = Generated<number>;

interface InWorkspace {
  platform: PlatformName;
  workspace: string;
}

interface EventArrivalsTable extends InWorkspace {
  kind: string;
  last_at: Date;
}

interface PeopleTable extends InWorkspace {
  person: string;
  name: string;
  role: Role;
  language: Language | null;
  seen_at: Date;
}

interface CustomersTable extends InWorkspace {
  customer: string;
  name: string;
  measure_kind: 'end-correspondence' | 'block' | null;
  measure_until: Date | null;
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

interface CaseNumbersTable extends InWorkspace {
  last: number;
}

interface CasesTable extends InWorkspace {
  id: string;
  number: number;
  customer: string;
  opened_at: Date;
  closed_at: Date | null;
}

interface CaseEventsTable extends InWorkspace {
  case_id: string;
  /** From 1, without gaps. */
  seq: number;
  kind: CaseEventKind;
  at: Date;
  actor: string;
  data: Json;
  once: string;
  /** Hex SHA-256 of the event before; empty for the first. */
  prev_hash: string;
  hash: string;
}

interface ChainHeadsTable extends InWorkspace {
  case_id: string;
  count: number;
  hash: string;
  /** Hex HMAC of case, count and hash, with a key that is not in the database. */
  signature: string;
}

interface EvidenceTable extends InWorkspace {
  conversation: string;
  message: string;
  revision: string;
  case_id: string;
  text: string;
  background: Json;
  verdict: Json;
  policy_version: string;
  thread: string;
  written_at: Date;
  author_name: string;
  /** Ids of the members of the team whom the message mentions. */
  mentioned_staff: Json;
  /** Hex; makes the content's hash in the chain unguessable once this row is gone. */
  salt: string;
  kept_until: Date;
}

interface StrikesTable extends InWorkspace {
  id: string;
  customer: string;
  case_id: string;
  conversation: string;
  message: string;
  post_id: string;
  severity: ViolationSeverity;
  delivered_at: Date | null;
  expires_at: Date | null;
  voided_at: Date | null;
  written: Written;
}

interface RemindersTable extends InWorkspace {
  post_id: string;
  customer: string;
  thread: string;
  delivered_at: Date | null;
  written: Written;
}

interface PostsTable extends InWorkspace {
  id: string;
  queue: PostQueue;
  destination: Json;
  content: Json;
  version: Generated<number>;
  shown_version: Generated<number>;
  state: Generated<PostState>;
  case_id: string | null;
  recipient: string | null;
  answers: NullableJson;
  subject_post_id: string | null;
  receipt_conversation: string | null;
  receipt_message: string | null;
  posted_at: Date | null;
  written_at: Date;
  once: string | null;
  /** Set while somebody brings the platform's copy up to date. */
  claimed_at: Date | null;
  /** An attempt ended without word of its outcome: the platform may have the post. */
  perhaps_shown: Generated<boolean>;
  /** The platform's code, where it refused. */
  answer: string | null;
  /** Why its conversation takes no posts any more, where that was the reason. */
  lost: ConversationLoss | null;
  /** Why it goes to its reader privately. */
  moved: ConversationLoss | null;
}

interface AlertsTable extends InWorkspace {
  id: string;
  customer: string;
  case_id: string;
  kind: AlertKind;
  post_id: string;
  facts: Json;
  raised_at: Date;
  taken_by: NullableJson;
  decision: NullableJson;
  notes: Json;
  due_at: Date | null;
  repeats: number;
  /** Out of `facts`, for finding it: the notice a dispute is about, the measure recommended, whether it mentions. */
  notice_post_id: string | null;
  recommends: MeasureKind | null;
  mentions: number;
  written: Written;
}

interface MeasuresTable extends InWorkspace {
  id: string;
  customer: string;
  case_id: string;
  alert_id: string;
  kind: MeasureKind;
  state: MeasureState;
  reason: string;
  confirmed_by: Json;
  until: Date | null;
  post_id: string | null;
  channels: Json;
  tasks: Json;
  look_at: Date | null;
  written: Written;
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

interface ReportsTable extends InWorkspace {
  id: string;
  delivery: string;
  reporter: string;
  reporter_name: string;
  customer: string;
  customer_name: string;
  conversation: string;
  message: string | null;
  thread: string | null;
  message_text: string | null;
  written_at: Date | null;
  clause: string | null;
  severity: ViolationSeverity | null;
  what: string;
  wants_support: boolean;
  filed_at: Date;
  case_id: string;
  alert_id: string;
  group_post_id: string | null;
  state: ReportState;
  decision: NullableJson;
  kept_until: Date;
  written: Written;
}

interface ComplaintsTable extends InWorkspace {
  id: string;
  number: number;
  /** The form it came by. */
  once: string;
  complainant: string;
  complainant_name: string;
  language: Language;
  conversation: string;
  details: Json;
  policy_version: string;
  filed_at: Date;
  due_at: Date;
  latest_at: Date;
  kept_until: Date;
}

interface ComplaintCopiesTable {
  complaint_id: string;
  director: string;
  post_id: string;
}

interface SettingsTable extends InWorkspace {
  /** `*` for the whole workspace. */
  conversation: string;
  key: SettingChange['key'];
  value: Json;
}

interface SettingChangesTable extends InWorkspace {
  conversation: string;
  key: SettingChange['key'];
  old_value: Json;
  new_value: Json;
  changed_by: string;
  changed_at: Date;
  once: string;
  written: Written;
}

interface PolicyVersionsTable {
  version: string;
  texts: Json;
  enforcement: Json;
  loaded_at: Date;
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

/** Changed only by the database's own functions. */
interface PostingLanesTable extends InWorkspace {
  lane: string;
  next_at: Date;
  paused_until: Date;
}

/** Changed only by the database's own functions. */
interface PostingTurnsTable extends InWorkspace {
  lane: string;
  ticket: string;
  turn_at: Date;
}

interface InstallationsTable extends InWorkspace {
  facts: Json;
  /** Sealed secrets by name. */
  secrets: Json;
  version: Generated<number>;
  /** Set while somebody renews the secrets. */
  claimed_until: Date | null;
}

interface SupportRequestsTable extends InWorkspace {
  id: string;
  requester: string;
  requester_name: string;
  post_id: string;
  asked: Json;
  taken_by: NullableJson;
  kept_until: Date;
}

interface ExposuresTable extends InWorkspace {
  conversation: string;
  message: string;
  /** `null`: nobody knows who was concerned. */
  agent: string | null;
  severity: ViolationSeverity;
  at: Date;
  kept_until: Date;
}

interface HomesTable extends InWorkspace {
  person: string;
  published_at: Date;
}

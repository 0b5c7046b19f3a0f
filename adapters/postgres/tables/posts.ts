import type { Generated } from 'kysely';
import type { AlertKind } from '../../../src/core/cases/alert.js';
import type { PostQueue, PostState } from '../../../src/core/notices/post.js';
import type { MeasureKind } from '../../../src/core/policy/enforcement.js';
import type { ConversationLoss } from '../../../src/core/ports/chat-platform.js';
import type { InWorkspace, Json, NullableJson, Written } from './columns.js';

/** What Garbo writes, and when. */
export interface PostTables {
  posts: PostsTable;
  alerts: AlertsTable;
  posting_lanes: PostingLanesTable;
  posting_turns: PostingTurnsTable;
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
  /** The conversation and thread a private post belongs to. */
  near: NullableJson;
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

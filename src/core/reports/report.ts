import type { Actor } from '../cases/alert.js';
import type { ClauseId } from '../policy/policy.js';
import type { ViolationSeverity } from '../screening/verdict.js';
import type { ConversationKey, MessageKey, WorkspaceKey } from '../workspace.js';

/** A report as an employee files it (policy, clause `employee-duty`), before anything of it is believed. */
export interface FiledReport {
  readonly workspace: WorkspaceKey;
  /** The platform's id of who reports. */
  readonly reporter: string;
  /** The platform's id of whom it is about. */
  readonly customer: string;
  /** Where it was filed; `null` in a conversation that is no channel. A message's own conversation wins over it. */
  readonly conversation: ConversationKey | null;
  /** The message it is about, with the id of the one that starts its thread; `null`: about no single message. */
  readonly message: { readonly key: MessageKey; readonly thread: string } | null;
  /** The clause broken, as the reporter sees it; `null` when they could not be asked. */
  readonly clause: ClauseId | null;
  /** How grave it was for the reporter; `null` when they could not be asked. */
  readonly severity: ViolationSeverity | null;
  /** What happened, in the reporter's words. */
  readonly what: string;
  /** The reporter would like to talk to somebody. */
  readonly wantsSupport: boolean;
}

/** The reported message, in the customer's words. */
export interface ReportedMessage {
  readonly key: MessageKey;
  readonly thread: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** Every state of a report; only a confirmed one counts for the customer. */
export const REPORT_STATES = ['waiting', 'confirmed', 'unfounded'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/**
 * What followed when a report was confirmed: a notice to the customer, a decision asked of managers, nothing more
 * because the message had been answered before (`counted`), or nothing at all.
 */
export const FOLLOWED = ['reminder', 'warning', 'final-notice', 'managers', 'counted', 'nothing'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** A report on record. Names and words are those of the time of filing, and go when their time is over. */
export interface Report {
  readonly id: string;
  readonly workspace: WorkspaceKey;
  /** The platform's id of the delivery that brought it: one delivery is one report. */
  readonly delivery: string;
  readonly reporter: Actor;
  readonly customer: Actor;
  /** The conversation it belongs to; empty when none is known. */
  readonly conversation: string;
  readonly message: ReportedMessage | null;
  readonly clause: ClauseId | null;
  readonly severity: ViolationSeverity | null;
  readonly what: string;
  readonly wantsSupport: boolean;
  readonly filedAt: Date;
  readonly caseId: string;
  /** The alert it is decided in; several reports of one message share it. */
  readonly alertId: string;
  /** The post that lists it, when the reporter filed more than is shown one by one; else `null`. */
  readonly groupPostId: string | null;
  readonly state: ReportState;
  readonly decision: {
    readonly by: Actor;
    readonly at: Date;
    /** Why it is unfounded; empty for a confirmed one. */
    readonly reason: string;
    readonly followed: Followed | null;
  } | null;
}

/** Everything that can happen in a case. */
export type CaseEventKind =
  | 'case-opened'
  | 'evidence-kept'
  | 'message-judged'
  | 'message-waiting'
  | 'message-edited'
  | 'message-deleted'
  | 'notice-queued'
  | 'notice-given'
  | 'notice-delivered'
  | 'notice-failed'
  | 'notice-withdrawn'
  | 'strike-raised'
  | 'strike-voided'
  | 'alert-raised'
  | 'alert-taken'
  | 'alert-repeated'
  | 'alert-decided'
  | 'decision-undone'
  | 'measure-proposed'
  | 'measure-confirmed'
  | 'measure-applied'
  | 'measure-refused'
  | 'measure-reversed'
  | 'measure-ended'
  | 'measure-lifted'
  | 'channel-answered'
  | 'person-readmitted'
  | 'task-ticked'
  | 'dispute-opened'
  | 'dispute-decided'
  | 'care-sent'
  | 'report-filed'
  | 'report-confirmed'
  | 'report-unfounded'
  | 'case-closed';

/**
 * One line of a case's history. Append-only and hash-chained: `data` carries ids and codes, never text or
 * names, so that erasing content leaves the chain valid.
 */
export interface CaseEvent {
  readonly caseId: string;
  readonly kind: CaseEventKind;
  readonly at: Date;
  /** Id of the person who acted; `garbo` for the machine. */
  readonly actor: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** The same event appended twice (a job run again) is kept once. Unique inside the workspace. */
  readonly once: string;
}

/** The machine as an actor of events. */
export const GARBO = 'garbo';

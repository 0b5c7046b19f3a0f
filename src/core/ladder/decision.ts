import type { MeasureKind } from '../policy/enforcement.js';

/**
 * The rule of the ladder that decided. Shown to managers in words (`rule.<id>` in the phrase book).
 * Rules from `harmless` to `same-episode` say nothing to anybody.
 */
export type Rule =
  /** Nothing in it breaks the policy. */
  | 'harmless'
  /** Vulgar or harsh, but not towards the team or the company: counted, not answered. */
  | 'not-at-us'
  /** The enforcement file asks for no response to these clauses. */
  | 'no-response'
  /** An earlier revision of the message has been answered: one message, one strike at most. */
  | 'already-counted'
  /** After a closing notice messages are kept and get no answer. */
  | 'correspondence-closed'
  /** One reminder in a thread a day is enough. */
  | 'reminded-today'
  /** Written before the last notice was posted: part of the same burst. */
  | 'same-episode'
  /** A notice to this customer is on its way: decided again when its outcome is known. */
  | 'notice-on-its-way'
  | 'self-harm'
  | 'unsure'
  | 'not-judged'
  | 'unknown-author'
  | 'stale'
  | 'threat-elsewhere'
  | 'threat-while-closed'
  | 'critical'
  | 'threat'
  | 'reminder'
  | 'third-reminder'
  | 'reminders-used-up'
  | 'first-warning'
  | 'goes-on'
  | 'after-final-notice';

/** What is said to the customer. A warning and a final notice are strikes once delivered; a reminder never is. */
export interface NoticeDecision {
  readonly kind: 'reminder' | 'warning' | 'final-notice';
}

/** What managers are asked. `urgent` may mention a person. */
export interface AlertDecisionToRaise {
  readonly kind: 'alert' | 'question' | 'care-alert';
  readonly urgent: boolean;
  readonly recommends: MeasureKind | null;
}

/** What the ladder makes of one message. Deciding only: acting on it is `applyDecision`. */
export interface Decision {
  readonly rule: Rule;
  readonly notice: NoticeDecision | null;
  readonly alert: AlertDecisionToRaise | null;
  /** The strike of the same burst, which takes over this message's severity if that is graver. */
  readonly joinsStrike: string | null;
  /** Managers read one line about it, though nothing is said or asked. */
  readonly line: boolean;
  /** Nothing is decided yet. */
  readonly waits: boolean;
}

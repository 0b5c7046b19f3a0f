import type { MeasureKind } from '../policy/enforcement.js';
import type { Violation } from '../screening/verdict.js';
import type { CustomerKey, MessageKey } from '../workspace.js';

/** What managers are asked. */
export type AlertKind = 'alert' | 'question' | 'care-alert' | 'dispute' | 'report';

/** How a manager can settle an alert. */
export type AlertDecision =
  | 'not-a-violation'
  | 'warn-again'
  | MeasureKind
  | 'breaks-policy'
  | 'harmless'
  | 'send-help'
  | 'handled'
  | 'withdrawn'
  | 'confirmed'
  | 'unfounded';

/** A member of the team who acted, with the name they had then. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

/** Something managers are asked to decide. Its post is composed anew from it after each change. */
export interface Alert {
  readonly id: string;
  readonly customer: CustomerKey;
  readonly caseId: string;
  readonly kind: AlertKind;
  /** The post that shows it. */
  readonly postId: string;
  readonly facts: AlertFacts;
  readonly raisedAt: Date;
  /** Who said "I take it". */
  readonly takenBy: Actor | null;
  readonly decision: {
    readonly decision: AlertDecision;
    readonly by: Actor;
    readonly at: Date;
    readonly reason: string;
  } | null;
  /** What is left to say under the decision: what was not delivered, what waits for a second person. */
  readonly notes: readonly AlertNote[];
  /** When it is repeated to the next manager, or the care text is sent; `null`: never. */
  readonly dueAt: Date | null;
  /** How often it has been repeated. */
  readonly repeats: number;
}

/** What an alert shows of the world at the time it was raised. */
export interface AlertFacts {
  /** The message that caused it. */
  readonly message: MessageKey;
  readonly revision: string;
  readonly thread: string;
  readonly customerName: string;
  readonly violations: readonly Violation[];
  /** Mentions somebody on shift and is not left to the daily thread. */
  readonly urgent: boolean;
  /** The ladder's rule that raised it; its sentence is in the phrase book under `rule.<id>`. */
  readonly rule: string;
  readonly recommends: MeasureKind | null;
  /** Earlier notices to the customer, for the history in one line. */
  readonly history: { readonly notices: number; readonly lastAt: Date | null; readonly disputes: number };
  /** Further messages that broke the policy since, joined to this alert instead of raising their own. */
  readonly joined: number;
  /** Managers to be mentioned. */
  readonly mentions: readonly string[];
  /** The post the alert is about (a dispute's notice, the warning beside an alert); `null` when none. */
  readonly noticePostId: string | null;
  readonly shadow: boolean;
  /** What the customer wrote in a dispute; empty when nothing. */
  readonly customerWords: string;
}

/** A line under an alert, by its phrase (`alert.<phrase>`), with the values it needs. */
export interface AlertNote {
  readonly phrase:
    | 'proposed'
    | 'undelivered'
    | 'delivered-privately'
    | 'draft-given'
    | 'draft-sent'
    | 'draft-not-sent'
    | 'reported-again';
  readonly values: Readonly<Record<string, string>>;
}

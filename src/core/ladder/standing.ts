import type { MeasureKind } from '../policy/enforcement.js';
import type { ViolationSeverity } from '../screening/verdict.js';
import type { CustomerKey, MessageKey } from '../workspace.js';

/** A warning that counts: raised with a notice, active from its delivery until it expires or is voided. */
export interface Strike {
  readonly id: string;
  readonly caseId: string;
  /** The message it was raised for. */
  readonly message: MessageKey;
  /** The post that carries its notice. */
  readonly postId: string;
  /** The gravest severity of the episode. */
  readonly severity: ViolationSeverity;
  /** When the platform showed the notice; `null` while it is on its way: only delivered notices count. */
  readonly deliveredAt: Date | null;
  readonly expiresAt: Date | null;
  readonly voidedAt: Date | null;
}

/** A reminder sent to the customer: no strike. `deliveredAt` is `null` while it is on its way. */
export interface SentReminder {
  readonly thread: string;
  readonly deliveredAt: Date | null;
}

/** An alert managers have not decided yet. */
export interface OpenAlert {
  readonly id: string;
  readonly caseId: string;
  readonly recommends: MeasureKind | null;
}

/** All that the ladder needs to know of one customer; read under the lock of the customer's row. */
export interface Standing {
  readonly customer: CustomerKey;
  /** The customer's open case, if there is one. */
  readonly caseId: string | null;
  /** Newest last, voided and expired ones included. */
  readonly strikes: readonly Strike[];
  /** Those of the last `reminderWindowDays`, withdrawn ones left out. */
  readonly reminders: readonly SentReminder[];
  /** A reminder, warning or final notice is queued or being posted, and its outcome not yet known. */
  readonly noticeOnItsWay: boolean;
  /** The gravest open alert of kind `alert`. Questions, disputes and care alerts leave the standing as it is. */
  readonly openAlert: OpenAlert | null;
  /** A measure in force. `until` is `null` when it has no end. */
  readonly measure: { readonly kind: 'end-correspondence' | 'block'; readonly until: Date | null } | null;
}

/** A customer's standing in one word, as shown to managers. */
export type StandingState = 'good' | 'warned' | 'under-review' | 'correspondence-ended' | 'blocked';

/** The strikes that count at `now`, oldest first: delivered, not voided, not expired. */
export function activeStrikes(standing: Pick<Standing, 'strikes'>, now: Date): readonly Strike[] {
  return standing.strikes.filter(
    (strike) =>
      strike.deliveredAt !== null &&
      strike.voidedAt === null &&
      (strike.expiresAt === null || strike.expiresAt > now),
  );
}

/** Whether a notice to the customer about this message, in any revision, has been delivered and still holds. */
export function hasBeenAnswered({ strikes }: Standing, { conversation, message }: MessageKey): boolean {
  return strikes.some(
    (strike) =>
      strike.message.conversation === conversation &&
      strike.message.message === message &&
      strike.deliveredAt !== null &&
      strike.voidedAt === null,
  );
}

/** The measure in force at `now`. */
export function activeMeasure(standing: Pick<Standing, 'measure'>, now: Date): Standing['measure'] {
  const { measure } = standing;
  return measure && (measure.until === null || measure.until > now) ? measure : null;
}

/** The standing in one word. */
export function standingState(
  standing: Pick<Standing, 'strikes' | 'openAlert' | 'measure'>,
  now: Date,
): StandingState {
  const measure = activeMeasure(standing, now);
  if (measure) return measure.kind === 'block' ? 'blocked' : 'correspondence-ended';
  if (standing.openAlert) return 'under-review';
  return activeStrikes(standing, now).length > 0 ? 'warned' : 'good';
}

/** Whether nothing counts or is pending any more: the next violation begins a new case. */
export function isAtRest(standing: Standing, now: Date): boolean {
  return (
    activeStrikes(standing, now).length === 0 &&
    standing.reminders.length === 0 &&
    !standing.noticeOnItsWay &&
    activeMeasure(standing, now) === null
  );
}

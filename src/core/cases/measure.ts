import type { MeasureKind } from '../policy/enforcement.js';
import type { RefusalReason } from '../ports/chat-platform.js';
import type { CustomerKey } from '../workspace.js';
import type { Actor } from './alert.js';

/**
 * Where a measure stands: what people decided, then what the platform really did.
 * - `proposed`: waits for a second person; `confirmed`: in force, the platform is at it
 * - `applied`: in force and done; `refused`: in force, the platform did not do all of it
 * - `reversed`: people took it back
 * - `ended`: its last day has passed; `lifted`: it has, and a manager lets the person in again
 */
export type MeasureState = 'proposed' | 'confirmed' | 'applied' | 'refused' | 'reversed' | 'ended' | 'lifted';

/**
 * What a person has to do beside Garbo, for a measure or to undo it: remove from channels, block the e-mail address,
 * prepare the referral; invite again, unblock the address.
 */
export type MeasureTaskId = 'remove' | 'mail' | 'refer' | 'invite' | 'unmail';

/** A line to tick. */
export interface MeasureTask {
  readonly id: MeasureTaskId;
  /** Who ticked it, and when; `null` while it is open. */
  readonly done: { readonly by: Actor; readonly at: Date } | null;
}

/** The platform's last word on one conversation. */
export interface ChannelOutcome {
  readonly conversation: string;
  /** As people know it, e.g. `#orders`; `null` where the platform does not say. */
  readonly name: string | null;
  readonly act: 'remove' | 'readmit';
  /** `trying`: asked, and no answer recorded yet. `gone` is no refusal: the person is not there. */
  readonly result: 'trying' | 'done' | RefusalReason;
  /** The platform's own code, kept for the record; `null` where it did as asked. */
  readonly answer: string | null;
  /** An earlier answer to the same got lost: Garbo may have done it. */
  readonly perhaps: boolean;
  /** The larger place the person was taken out of with it, as a team with all its channels; `null`: none. */
  readonly whole: string | null;
}

/** A step beyond a warning (policy, clauses `stop-correspondence`, `block`, `authorities`). Always a person's. */
export interface Measure {
  readonly id: string;
  readonly customer: CustomerKey;
  readonly caseId: string;
  readonly alertId: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly reason: string;
  /** Ids of the managers who confirmed it, the first being who proposed it. */
  readonly confirmedBy: readonly string[];
  readonly until: Date | null;
  /** The closing notice to the customer; `null` before it is in force, and for a referral. */
  readonly postId: string | null;
  /** The conversations the person was removed from or let in again, with what the platform answered. */
  readonly channels: readonly ChannelOutcome[];
  readonly tasks: readonly MeasureTask[];
  /** When the sweep has it looked at next, whatever a crash left undone; `null`: nothing is left to do. */
  readonly lookAt: Date | null;
}

/** Whether people decided on it, nobody has taken it back and its last day has not been noted as passed. */
export function isInForce({ state }: Measure): boolean {
  return state === 'confirmed' || state === 'applied' || state === 'refused';
}

/** Whether it closes the correspondence. */
export function closes({ kind }: Measure): boolean {
  return kind !== 'refer';
}

/** Whether the platform said no, the person still being where they were. */
export function isRefused({ result }: ChannelOutcome): boolean {
  return result !== 'trying' && result !== 'done' && result !== 'gone';
}

/** Whether it is left to people: refused, or the account of somebody to be let in again is not found any more. */
export function isLeftToPeople(channel: ChannelOutcome): boolean {
  return isRefused(channel) || (channel.act === 'readmit' && channel.result === 'gone');
}

/** Whether a person ticked the line. */
export function isTicked({ tasks }: Measure, id: MeasureTaskId): boolean {
  return tasks.some((task) => task.id === id && task.done !== null);
}

/** The measure with one more line to tick; one ticked before is to be ticked again. */
export function withTask(measure: Measure, id: MeasureTaskId): Measure {
  const others = measure.tasks.filter((task) => task.id !== id);
  return { ...measure, tasks: [...others, { id, done: null }] };
}

/**
 * A block that has been carried out is carried out again, for a conversation its customer wrote in afterwards. Where a
 * person ticked the removals, the customer is out.
 */
export function carriedOn(measure: Measure): Measure {
  const channels = isTicked(measure, 'remove')
    ? measure.channels.map((channel) =>
        isRefused(channel) ? { ...channel, result: 'done' as const, answer: null } : channel,
      )
    : measure.channels;
  return { ...measure, state: 'confirmed', channels };
}

/** Whether a block has to be carried on in this conversation: its customer is not out of it, nor was asked to be. */
export function hasToReach({ kind, state, channels }: Measure, conversation: string): boolean {
  const isCarriedOut = state === 'applied' || state === 'refused';
  const isKnown = channels.some((channel) => channel.conversation === conversation);
  return kind === 'block' && isCarriedOut && !isKnown;
}

/** The measure with the platform's newest word on a conversation. */
export function withChannel(measure: Measure, channel: ChannelOutcome): Measure {
  const { channels } = measure;
  const known = channels.some(({ conversation }) => conversation === channel.conversation);
  return {
    ...measure,
    channels: known
      ? channels.map((one) => (one.conversation === channel.conversation ? channel : one))
      : [...channels, channel],
  };
}

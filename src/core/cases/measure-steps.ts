import { type ChannelOutcome, isRefused, isTicked, type Measure } from './measure.js';

/** What is to be done next for a measure; `finish`: the platform has answered everywhere. */
export type MeasureStep =
  | {
      readonly act: 'remove' | 'readmit';
      readonly conversation: string;
      /** It has been asked before, and the answer got lost. */
      readonly perhaps: boolean;
    }
  | 'finish';

/**
 * The next step of a measure, `null` when there is none: a pure function of the measure and of where its customer has
 * written. One step at a time, so that each is taken on what people have decided by then.
 */
export function nextStep(measure: Measure, conversations: readonly string[]): MeasureStep | null {
  if (measure.state === 'confirmed') return nextRemoval(measure, conversations) ?? 'finish';
  if (measure.state !== 'reversed' && measure.state !== 'lifted') return null;
  return nextReadmission(measure) ?? (measure.lookAt === null ? null : 'finish');
}

function nextRemoval({ kind, channels }: Measure, conversations: readonly string[]): MeasureStep | null {
  if (kind !== 'block') return null;
  for (const conversation of conversations) {
    const known = channels.find((channel) => channel.conversation === conversation);
    if (!known || known.result === 'trying') {
      return { act: 'remove', conversation, perhaps: known !== undefined };
    }
  }
  return null;
}

function nextReadmission(measure: Measure): MeasureStep | null {
  const next = measure.channels.find((channel) => isToReadmit(measure, channel));
  if (!next) return null;
  return { act: 'readmit', conversation: next.conversation, perhaps: next.act === 'readmit' };
}

/** Whether the person is, or may be, out of a conversation on account of the measure. */
export function isOutOf(measure: Measure, conversation: string): boolean {
  const channel = measure.channels.find((one) => one.conversation === conversation);
  if (!channel) return false;
  if (channel.act === 'readmit') return channel.result !== 'done';
  return channel.result === 'gone' || isToReadmit(measure, channel);
}

/** Where Garbo removed the person, may have, or an administrator did by hand. Who was gone before stays away. */
export function isToReadmit(measure: Measure, channel: ChannelOutcome): boolean {
  if (channel.act === 'readmit') return channel.result === 'trying';
  if (channel.result === 'done' || channel.result === 'trying') return true;
  if (channel.result === 'gone') return channel.perhaps;
  return isRefused(channel) && isTicked(measure, 'remove');
}

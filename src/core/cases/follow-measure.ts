import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { PlatformRefused, type ReadmissionOutcome, type RemovalOutcome } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import { endMeasure } from './end-measure.js';
import { finishReadmission, finishRemoval } from './finish-measure.js';
import { afterTheQueue, soon } from './look-later.js';
import { type ManagersTurn, withManagersOf } from './managers-turn.js';
import { type ChannelOutcome, isInForce, type Measure, withChannel } from './measure.js';
import { type MeasureStep, nextStep } from './measure-steps.js';
import { recordEvent } from './record-event.js';
import { saveAndShowAlert } from './show-alert.js';

/** What following a measure needs. */
export type FollowTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'settings'
  | 'log'
>;

/** A step about to be taken, on the measure as it is now. */
interface Asked {
  readonly measure: Measure;
  readonly step: Exclude<MeasureStep, 'finish'>;
}

/**
 * Does what is left to do for a measure: once its closing notice has been delivered or refused, the platform is asked
 * to remove the person, conversation by conversation; once it is reversed, to let them in again; once its last day has
 * passed, managers are told. Before each step it is read again what people want by now. What the platform answered
 * decides what the alert says was done. Running it again changes nothing.
 *
 * @throws PlatformUnavailable to try later
 */
export async function followMeasure(given: FollowTools, measureId: string): Promise<void> {
  const known = await given.record.transaction((tx) => tx.findMeasure(measureId));
  if (!known) return;
  const tools = await withManagersOf(given, known.customer);
  for (;;) {
    const asked = await commitThenQueue(tools, (tx, outgoing) => begin(tools, tx, outgoing, measureId));
    if (asked === null) return;
    const channel = await ask(tools, asked);
    await tools.record.transaction((tx) => keepAnswer(tools, tx, asked.measure, channel));
  }
}

/** Under the customer's lock: what is to be asked of the platform now, noted before it is asked. */
async function begin(
  tools: FollowTools & ManagersTurn,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measureId: string,
): Promise<Asked | null> {
  const measure = await lockMeasure(tx, measureId);
  if (!measure) return null;
  const now = tools.clock.now();
  if (isInForce(measure) && measure.until !== null && measure.until <= now) {
    await endMeasure(tools, tx, outgoing, measure);
    return null;
  }
  if (measure.state === 'confirmed' && !(await isToldAbout(tx, measure))) {
    if (isDue(measure, now)) await tx.saveMeasure({ ...measure, lookAt: soon(now) });
    return null;
  }
  if (!isInForce(measure) && (await tx.measureInForce(measure.customer, now))?.kind === 'block') {
    // Another block keeps the person out.
    await tx.saveMeasure({ ...measure, lookAt: null });
    return null;
  }
  const step = nextStep(measure, await tx.conversationsOf(measure.customer));
  if (step === 'finish') {
    const finish = measure.state === 'confirmed' ? finishRemoval : finishReadmission;
    await finish(tools, tx, outgoing, measure);
    return null;
  }
  if (step === null) {
    if (isDue(measure, now)) await showAnew(tools, tx, outgoing, measure);
    return null;
  }
  const known = measure.channels.find(({ conversation }) => conversation === step.conversation);
  const trying: ChannelOutcome = {
    conversation: step.conversation,
    name: known?.name ?? null,
    act: step.act,
    result: 'trying',
    answer: null,
    perhaps: step.perhaps,
    whole: null,
  };
  await tx.saveMeasure({ ...withChannel(measure, trying), lookAt: afterTheQueue(now) });
  return { measure, step };
}

async function lockMeasure(tx: RecordTransaction, id: string): Promise<Measure | null> {
  const found = await tx.findMeasure(id);
  if (!found) return null;
  await tx.lockCustomer(found.customer);
  return tx.findMeasure(id);
}

/** The closing notice comes first. What people decided holds, also where the customer could not be told. */
async function isToldAbout(tx: RecordTransaction, { postId }: Measure): Promise<boolean> {
  const notice = postId === null ? null : await tx.findPost(postId);
  return notice !== null && notice.state !== 'queued';
}

function isDue({ lookAt }: Measure, now: Date): boolean {
  return lookAt !== null && lookAt <= now;
}

/** The alert shows how many messages have come since. */
async function showAnew(
  tools: FollowTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
): Promise<void> {
  await tx.saveMeasure({ ...measure, lookAt: isInForce(measure) ? measure.until : null });
  const alert = await tx.findAlert(measure.alertId);
  if (alert) await saveAndShowAlert(tools, tx, outgoing, alert);
}

async function ask(tools: FollowTools, { measure, step }: Asked): Promise<ChannelOutcome> {
  const { platform, workspace, customer } = measure.customer;
  const chat = tools.platformOf(platform);
  const { act, perhaps } = step;
  const conversation: ConversationKey = { platform, workspace, conversation: step.conversation };
  const asked = { conversation: step.conversation, act, perhaps, whole: null } as const;
  // Of a conversation that Garbo sees no more the name is kept by which people knew it.
  const known = measure.channels.find((one) => one.conversation === step.conversation)?.name ?? null;
  try {
    const name = (await chat.nameOf(conversation)) ?? known;
    const outcome =
      act === 'remove'
        ? await chat.removePerson(conversation, customer)
        : await chat.readmitPerson(conversation, customer);
    return { ...asked, name, ...resultOf(outcome) };
  } catch (error) {
    if (!(error instanceof PlatformRefused)) throw error;
    // Nothing can be asked of it any more, as where Garbo was removed from the workspace.
    return { ...asked, name: known, result: 'other', answer: error.answer };
  }
}

function resultOf(
  outcome: RemovalOutcome | ReadmissionOutcome,
): Pick<ChannelOutcome, 'result' | 'answer' | 'whole'> {
  if (outcome.outcome === 'refused') return { result: outcome.reason, answer: outcome.answer, whole: null };
  const whole = outcome.outcome === 'removed' ? (outcome.whole ?? null) : null;
  return { result: 'done', answer: null, whole };
}

async function keepAnswer(
  tools: FollowTools,
  tx: RecordTransaction,
  { id }: Measure,
  channel: ChannelOutcome,
): Promise<void> {
  const measure = await lockMeasure(tx, id);
  if (!measure) return;
  const known = measure.channels.find(({ conversation }) => conversation === channel.conversation);
  const isAwaited = known?.result === 'trying' && known.act === channel.act;
  // The person was removed while a manager took the measure back: they are to be let in again.
  const cameTooLate = channel.act === 'remove' && channel.result === 'done' && !isInForce(measure);
  if (!isAwaited && !cameTooLate) return;
  await tx.saveMeasure({
    ...withChannel(measure, channel),
    lookAt: measure.lookAt ?? soon(tools.clock.now()),
  });
  const { act, conversation, result, answer } = channel;
  const data = { measure: id, conversation, act, result, answer };
  await recordEvent(tools, tx, measure.caseId, 'channel-answered', `${id}:${act}:${conversation}`, data);
}

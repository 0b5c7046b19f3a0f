import { composeInvitedSoon } from '../notices/compose-after.js';
import { sayEveryName, sayProgress } from '../notices/say-measure.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import { replyToAlert } from './answer-in-thread.js';
import { type ManagersTurn, nextInTurn } from './managers-turn.js';
import { type ChannelOutcome, isLeftToPeople, isRefused, type Measure, withTask } from './measure.js';
import { recordEvent } from './record-event.js';
import { sayReversed } from './say-reversed.js';
import { saveAndShowAlert } from './show-alert.js';

/** What finishing a measure needs. */
export type FinishTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>;

/** The platform has answered everywhere: the measure is done, or what was refused is left to an administrator. */
export async function finishRemoval(
  tools: FinishTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
): Promise<void> {
  const refused = measure.channels.filter(isRefused).length;
  const state = refused === 0 ? 'applied' : 'refused';
  const done: Measure = { ...measure, state, lookAt: measure.until };
  const finished = refused === 0 ? done : withTask(done, 'remove');
  await tx.saveMeasure(finished);
  const { id, kind, caseId } = measure;
  const data = { measure: id, kind, removed: count(measure, 'remove'), refused };
  // A block may be carried on in further conversations, each round with its own outcome.
  const round = `${id}:${measure.channels.length}`;
  await recordEvent(tools, tx, caseId, `measure-${state}`, round, data);
  await tell(tools, tx, outgoing, finished);
}

/**
 * The platform has answered everywhere: the person is where they were, or somebody has to invite them. Then whoever is
 * in turn is mentioned, and the person is told privately, since they may not see the notice where it stood.
 */
export async function finishReadmission(
  tools: FinishTools & ManagersTurn,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
): Promise<void> {
  const missed = measure.channels.filter((channel) => channel.act === 'readmit' && isLeftToPeople(channel));
  const done: Measure = { ...measure, lookAt: null };
  const finished = missed.length === 0 ? done : withTask(done, 'invite');
  await tx.saveMeasure(finished);
  const { id, caseId } = measure;
  const data = { measure: id, readmitted: count(measure, 'readmit'), refused: missed.length };
  await recordEvent(tools, tx, caseId, 'person-readmitted', id, data);
  const isStillClosed = (await tx.measureInForce(measure.customer, tools.clock.now())) !== null;
  if (measure.state === 'reversed') await sayReversed(tools, tx, outgoing, finished, isStillClosed);
  if (missed.length === 0) return tell(tools, tx, outgoing, finished);
  const mentions = await nextInTurn(
    await atWorkingTimesOf(tools, tx, measure.customer),
    tx,
    measure.customer,
  );
  if (!isStillClosed) await writePrivately(tools, tx, outgoing, measure, missed, mentions.length > 0);
  await tell(tools, tx, outgoing, finished, mentions);
}

function count({ channels }: Measure, act: ChannelOutcome['act']): number {
  return channels.filter((channel) => channel.act === act && channel.result === 'done').length;
}

/** The alert and its thread say what was done and what is open. */
async function tell(
  tools: FinishTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
  mentions: readonly string[] = [],
): Promise<void> {
  const alert = await tx.findAlert(measure.alertId);
  if (!alert) return;
  await saveAndShowAlert(tools, tx, outgoing, alert);
  if (measure.channels.length === 0) return;
  await replyToAlert(
    tools,
    tx,
    outgoing,
    alert,
    sayProgress(measure, tools.settings.managersLanguage, tools.phrases),
    mentions,
  );
}

async function writePrivately(
  tools: FinishTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { postId, customer, caseId }: Measure,
  missed: readonly ChannelOutcome[],
  isTold: boolean,
): Promise<void> {
  const notice = postId === null ? null : await tx.findPost(postId);
  if (!notice) return;
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform: customer.platform,
    workspace: customer.workspace,
    queue: 'notices',
    destination: { to: 'person', person: customer.customer },
    content: composeInvitedSoon(notice.content, tools.phrases, { channels: sayEveryName(missed), isTold }),
    caseId,
    recipient: customer.customer,
    answers: notice.answers,
    near: notice.near,
    subjectPostId: notice.id,
  });
}

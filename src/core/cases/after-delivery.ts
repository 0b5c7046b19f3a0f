import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { CustomerKey } from '../workspace.js';
import type { Alert, AlertNote } from './alert.js';
import { GARBO } from './case-event.js';
import { recordEvent } from './record-event.js';
import { saveAndShowAlert } from './show-alert.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What managers read of a notice's way. */
export type WayNote = AlertNote & {
  readonly phrase: 'undelivered' | 'delivered-privately' | 'draft-given' | 'draft-sent' | 'draft-not-sent';
};

/** With these the customer has not read it: a call for help is open again, for somebody must write. */
const NOT_THERE: ReadonlySet<WayNote['phrase']> = new Set(['undelivered', 'draft-given', 'draft-not-sent']);

/** What following up a delivery needs. */
export type DeliveryTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'settings'>;

/**
 * What a delivered post changes, in the transaction that confirms it: its strike counts from then on, and the
 * messages that waited for this outcome are decided.
 *
 * @param by who says that it was delivered: the platform, to Garbo, or a person who sent it
 */
export async function afterDelivery(
  tools: DeliveryTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  post: Post,
  deliveredAt: Date,
  by: string = GARBO,
): Promise<void> {
  if (post.queue !== 'notices' || post.caseId === null || post.recipient === null) return;
  await tx.reminderDelivered(post.id, deliveredAt);
  const found = await tx.findStrikeByPost(post.id);
  if (found && found.strike.voidedAt === null) {
    const { strike } = found;
    const days = tools.policy.enforcement.ladder.expiryDays[strike.severity];
    const expiresAt = new Date(deliveredAt.getTime() + days * DAY_MS);
    await tx.saveStrike({ ...strike, deliveredAt, expiresAt });
    await recordEvent(tools, tx, post.caseId, 'strike-raised', strike.id, {
      strike: strike.id,
      severity: strike.severity,
    });
  }
  const data = { post: post.id, kind: post.content.kind };
  await recordEvent(tools, tx, post.caseId, 'notice-delivered', post.id, data, by);
  const customer = customerOf(post, post.recipient);
  if (post.moved !== null) {
    const note = { phrase: 'delivered-privately', values: { why: post.moved } } as const;
    await noteForManagers(tools, tx, outgoing, post, note);
  }
  await goOn(tools, tx, outgoing, post);
  await releaseWaiting(tx, outgoing, customer);
}

/** After a closing notice comes the rest of its measure: what people decided holds, also where it was refused. */
async function goOn(
  tools: Pick<Tools, 'clock'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { id }: Post,
): Promise<void> {
  const measure = await tx.findMeasureByPost(id);
  if (measure) outgoing.escalation({ type: 'measure', measureId: measure.id, at: tools.clock.now() });
}

/**
 * What a post that did not reach its reader changes: it never counts, managers read that it was not delivered, waiting
 * messages go on.
 */
export async function afterRefusal(
  tools: DeliveryTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  post: Post,
  answer: string,
  note: WayNote = { phrase: 'undelivered', values: { answer } },
): Promise<void> {
  if (post.queue !== 'notices' || post.caseId === null || post.recipient === null) return;
  await tx.removeReminder(post.id);
  await recordEvent(tools, tx, post.caseId, 'notice-failed', post.id, { post: post.id, answer });
  await noteForManagers(tools, tx, outgoing, post, note);
  await goOn(tools, tx, outgoing, post);
  await releaseWaiting(tx, outgoing, customerOf(post, post.recipient));
}

/** Says what becomes of a notice where managers read of it: under its alerts, and in its line. */
export async function noteForManagers(
  tools: DeliveryTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  post: Post,
  note: WayNote,
): Promise<void> {
  for (const alert of await alertsAbout(tx, post)) {
    const isOpenAgain = post.content.kind === 'care' && NOT_THERE.has(note.phrase);
    const decision = isOpenAgain ? null : alert.decision;
    await saveAndShowAlert(tools, tx, outgoing, { ...alert, decision, notes: [...alert.notes, note] });
  }
  for (const line of await tx.postsAbout(post.id)) {
    if (line.content.kind !== 'line') continue;
    const said = tools.phrases.say(line.content.language, `alert.${note.phrase}`, note.values);
    const content = { ...line.content, paragraphs: [...line.content.paragraphs, said] };
    // A notice that never arrived cannot be withdrawn.
    const buttons = ['undelivered', 'draft-not-sent'].includes(note.phrase) ? [] : content.buttons;
    outgoing.post(await tx.changePost(line.id, { ...content, buttons }));
  }
}

/** The alerts a post belongs to: those open beside a notice, or the one its measure or help text was decided on. */
async function alertsAbout(tx: RecordTransaction, post: Post): Promise<readonly Alert[]> {
  if (post.content.kind === 'care') {
    const care = post.subjectPostId === null ? null : await tx.findAlertByPost(post.subjectPostId);
    return care ? [care] : [];
  }
  const measure =
    (await tx.findMeasureByPost(post.id)) ??
    (post.subjectPostId === null ? null : await tx.findMeasureByPost(post.subjectPostId));
  const decided = measure && (await tx.findAlert(measure.alertId));
  if (decided) return [decided];
  if (post.recipient === null) return [];
  const open = await tx.openAlertsOf(customerOf(post, post.recipient));
  return open.filter(({ facts }) => facts.noticePostId === post.id);
}

/** Queues the messages of a customer that waited for the outcome of a notice, in the order they were written. */
export async function releaseWaiting(
  tx: RecordTransaction,
  outgoing: Outgoing,
  customer: CustomerKey,
): Promise<void> {
  for (const { key, revision } of await tx.waitingMessages(customer)) {
    outgoing.message({ type: 'decide', key, revision });
  }
}

function customerOf(post: Post, recipient: string): CustomerKey {
  return { platform: post.platform, workspace: post.workspace, customer: recipient };
}

import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ReadmissionOutcome, RemovalOutcome } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import type { ConversationKey, CustomerKey } from '../workspace.js';
import type { AlertNote } from './alert.js';
import type { Measure } from './measure.js';
import { recordEvent } from './record-event.js';
import { saveAndShowAlert } from './show-alert.js';

/** What applying a measure needs. */
export type ApplyMeasureTools = Pick<
  Tools,
  'record' | 'queues' | 'platformOf' | 'policy' | 'phrases' | 'calendar' | 'clock' | 'settings' | 'log'
>;

/**
 * Does what the platform allows of a measure, once its closing notice has been delivered, and undoes it once the
 * measure is reversed. What the platform answered decides what the alert says was done. Running it again changes
 * nothing.
 *
 * @throws PlatformUnavailable to try later
 */
export async function applyMeasure(tools: ApplyMeasureTools, closingPostId: string): Promise<void> {
  const measure = await tools.record.transaction((tx) => tx.findMeasureByPost(closingPostId));
  if (measure?.state === 'confirmed') await apply(tools, measure);
  if (measure?.state === 'reversed' && measure.kind === 'block') await readmit(tools, measure);
}

async function apply(tools: ApplyMeasureTools, measure: Measure): Promise<void> {
  const refusal = measure.kind === 'block' ? await removeEverywhere(tools, measure) : null;
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockCustomer(measure.customer);
    const now = (await tx.measuresOfAlert(measure.alertId)).find(({ id }) => id === measure.id);
    if (now?.state !== 'confirmed') return;
    const state = refusal === null ? 'applied' : 'refused';
    await tx.saveMeasure({ ...now, state });
    const data = { measure: measure.id, kind: measure.kind, answer: refusal };
    await recordEvent(tools, tx, measure.caseId, `measure-${state}`, measure.id, data);
    if (refusal !== null) await addNote(tools, tx, outgoing, measure, 'not-done', refusal);
  });
}

async function readmit(tools: ApplyMeasureTools, measure: Measure): Promise<void> {
  const refusal = await readmitEverywhere(tools, measure);
  if (refusal === null) return;
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockCustomer(measure.customer);
    await addNote(tools, tx, outgoing, measure, 'not-readmitted', refusal);
  });
}

async function addNote(
  tools: ApplyMeasureTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alertId }: Measure,
  phrase: AlertNote['phrase'],
  answer: string,
): Promise<void> {
  const alert = await tx.findAlert(alertId);
  if (!alert || alert.notes.some((note) => note.phrase === phrase)) return;
  await saveAndShowAlert(tools, tx, outgoing, {
    ...alert,
    notes: [{ phrase, values: { answer } }, ...alert.notes],
  });
}

/** Removes the customer from the conversations they wrote in; the first refusal is what is reported. */
function removeEverywhere(tools: ApplyMeasureTools, { customer }: Measure): Promise<string | null> {
  const platform = tools.platformOf(customer.platform);
  return inEachConversation(tools, customer, (conversation) =>
    platform.removePerson(conversation, customer.customer),
  );
}

/** Lets the customer in again where they wrote; the first refusal is what is reported. */
function readmitEverywhere(tools: ApplyMeasureTools, { customer }: Measure): Promise<string | null> {
  const platform = tools.platformOf(customer.platform);
  return inEachConversation(tools, customer, (conversation) =>
    platform.readmitPerson(conversation, customer.customer),
  );
}

async function inEachConversation(
  tools: ApplyMeasureTools,
  customer: CustomerKey,
  act: (conversation: ConversationKey) => Promise<RemovalOutcome | ReadmissionOutcome>,
): Promise<string | null> {
  let refusal: string | null = null;
  for (const conversation of await tools.record.transaction((tx) => tx.conversationsOf(customer))) {
    const { platform, workspace } = customer;
    const outcome = await act({ platform, workspace, conversation });
    if (outcome.outcome === 'refused') refusal ??= outcome.answer;
  }
  return refusal;
}

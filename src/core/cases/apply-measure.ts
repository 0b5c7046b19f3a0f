import { commitThenQueue } from '../outgoing.js';
import type { RemovalOutcome } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
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
 * Does what the platform allows of a measure, once its closing notice has been delivered. What the platform
 * answered decides what the alert says was done. Running it again changes nothing.
 *
 * @throws PlatformUnavailable to try later
 */
export async function applyMeasure(tools: ApplyMeasureTools, closingPostId: string): Promise<void> {
  const measure = await tools.record.transaction((tx) => tx.findMeasureByPost(closingPostId));
  if (measure?.state !== 'confirmed') return;
  const refusal = measure.kind === 'block' ? await removeEverywhere(tools, measure) : null;
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockCustomer(measure.customer);
    const now = await tx.findMeasureByPost(closingPostId);
    if (now?.state !== 'confirmed') return;
    const state = refusal === null ? 'applied' : 'refused';
    await tx.saveMeasure({ ...now, state });
    const data = { measure: measure.id, kind: measure.kind, answer: refusal };
    await recordEvent(tools, tx, measure.caseId, `measure-${state}`, measure.id, data);
    const alert = await tx.findAlert(measure.alertId);
    if (!alert || refusal === null) return;
    const note: AlertNote = { phrase: 'not-done', values: { answer: refusal } };
    await saveAndShowAlert(tools, tx, outgoing, { ...alert, notes: [note, ...alert.notes] });
  });
}

/** Removes the customer from the conversations they wrote in; the first refusal is what is reported. */
async function removeEverywhere(tools: ApplyMeasureTools, { customer }: Measure): Promise<string | null> {
  const platform = tools.platformOf(customer.platform);
  const conversations = await tools.record.transaction((tx) => tx.conversationsOf(customer));
  const outcomes: RemovalOutcome[] = [];
  for (const conversation of conversations) {
    outcomes.push(await platform.removePerson({ ...customer, conversation }, customer.customer));
  }
  const refused = outcomes.find((outcome) => outcome.outcome === 'refused');
  return refused?.outcome === 'refused' ? refused.answer : null;
}

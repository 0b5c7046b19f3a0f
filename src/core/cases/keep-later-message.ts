import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { InboundMessage } from '../screening/message.js';
import type { Tools } from '../tools.js';
import { replyToAlert } from './answer-in-thread.js';
import { afterAWhile, soon } from './look-later.js';
import { carriedOn, hasToReach, type Measure } from './measure.js';
import { saveAndShowAlert } from './show-alert.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What keeping a later message needs. */
export type KeepLaterTools = Pick<
  Tools,
  'record' | 'queues' | 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings' | 'log'
>;

/**
 * Keeps what a customer writes after a closing notice, harmless or not, for the managers to read. The first one shows
 * on the alert at once, further ones within minutes, however many there are. Nothing where no measure is in force. A
 * block reaches a conversation that it does not know yet: the person is removed there too.
 */
export async function keepLaterMessage(tools: KeepLaterTools, message: InboundMessage): Promise<void> {
  const { key, revision, author, text, writtenAt } = message;
  const customer = { platform: key.platform, workspace: key.workspace, customer: author };
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockCustomer(customer);
    const now = tools.clock.now();
    const measure = await tx.measureInForce(customer, now);
    if (!measure) return;
    const later = { customer, measureId: measure.id, message: key, revision, text, writtenAt };
    const keptUntil = new Date(now.getTime() + tools.settings.evidenceDays * DAY_MS);
    if (!(await tx.keepLaterMessage(later, keptUntil))) return;
    if (hasToReach(measure, key.conversation)) return carryOn(tools, tx, outgoing, measure);
    const alert = await tx.findAlert(measure.alertId);
    if (alert && (await tx.countLaterMessages([measure.id])) === 1) {
      return saveAndShowAlert(tools, tx, outgoing, alert);
    }
    const shownAt = afterAWhile(now);
    if (measure.lookAt === null || measure.lookAt > shownAt)
      await tx.saveMeasure({ ...measure, lookAt: shownAt });
  });
}

async function carryOn(
  tools: KeepLaterTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
): Promise<void> {
  const now = tools.clock.now();
  await tx.saveMeasure({ ...carriedOn(measure), lookAt: soon(now) });
  outgoing.escalation({ type: 'measure', measureId: measure.id, at: now });
  const alert = await tx.findAlert(measure.alertId);
  if (!alert) return;
  const said = tools.phrases.say(tools.settings.managersLanguage, 'alert.wrote-elsewhere', {
    name: alert.facts.customerName,
  });
  await replyToAlert(tools, tx, outgoing, alert, said);
}

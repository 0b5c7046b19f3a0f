import { commitThenQueue } from '../outgoing.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';
import { replyToAlert } from './answer-in-thread.js';
import { GARBO } from './case-event.js';
import { nextForRepeat, withManagersOf } from './managers-turn.js';
import { recordEvent } from './record-event.js';
import { sendCareText } from './send-care-text.js';
import { settleAlert } from './settle-alert.js';

/** What watching a deadline needs. */
export type DeadlineTools = Pick<
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

/**
 * An alert's deadline has come. Somebody took it: nothing. Nobody: a care alert sends the approved help text, at
 * any hour; any other is repeated to the next manager in turn, until each has been told once.
 */
export async function watchDeadline(tools: DeadlineTools, alertId: string): Promise<void> {
  const alert = await tools.record.transaction((tx) => tx.findAlert(alertId));
  if (!alert || !isOverdue(alert, tools.clock.now())) return;
  if (alert.kind === 'care-alert') await sendHelp(tools, alert);
  else await repeat(tools, alert);
}

function isOverdue({ dueAt, takenBy, decision }: Alert, now: Date): boolean {
  return dueAt !== null && dueAt <= now && takenBy === null && decision === null;
}

async function sendHelp(tools: DeadlineTools, { id, customer }: Alert): Promise<void> {
  const person = await tools.platformOf(customer.platform).findPerson(customer, customer.customer);
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockCustomer(customer);
    const alert = await tx.findAlert(id);
    if (!alert || !isOverdue(alert, tools.clock.now())) return;
    await sendCareText(tools, tx, outgoing, alert, person, GARBO);
    const garbo = { id: GARBO, name: 'Garbo', role: 'unknown', language: null } as const;
    await settleAlert(tools, tx, outgoing, { alert, actor: garbo, reason: '' }, 'send-help');
  });
}

async function repeat(given: DeadlineTools, { id, customer }: Alert): Promise<void> {
  const withManagers = await withManagersOf(given, customer);
  await commitThenQueue(given, async (tx, outgoing) => {
    const tools = await atWorkingTimesOf(withManagers, tx, customer);
    await tx.lockCustomer(customer);
    const alert = await tx.findAlert(id);
    const now = tools.clock.now();
    if (!alert || !isOverdue(alert, now)) return;
    const repeats = alert.repeats + 1;
    const managers = tools.managersInTurn.length;
    const minutes = tools.policy.enforcement.deadlines.alertMinutes;
    const dueAt = repeats < Math.max(managers, 1) ? tools.calendar.addWorkingMinutes(now, minutes) : null;
    await tx.saveAlert({ ...alert, repeats, dueAt });
    await recordEvent(tools, tx, alert.caseId, 'alert-repeated', `${id}:${repeats}`, { alert: id });
    const said = tools.phrases.say(tools.settings.managersLanguage, 'alert.repeat');
    const mentions = await nextForRepeat(tools, tx, alert, repeats);
    await replyToAlert(tools, tx, outgoing, alert, said, mentions);
    if (dueAt) outgoing.escalation({ type: 'deadline', alertId: id, dueAt });
  });
}

import type { AlertDecisionToRaise } from '../ladder/decision.js';
import type { Destination } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { MeasureKind } from '../policy/enforcement.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import type { CustomerKey } from '../workspace.js';
import type { Alert, AlertFacts, AlertKind } from './alert.js';
import { dailyThread } from './daily-thread.js';
import { type ManagersTurn, nextInTurn } from './managers-turn.js';
import { recordEvent } from './record-event.js';
import { alertContent, saveAndShowAlert } from './show-alert.js';

/** How far back the history line of an alert reaches. */
const HISTORY_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** What raising an alert needs. */
export type RaiseTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'> &
  ManagersTurn;

/** An alert about to be raised. */
export interface NewAlert {
  readonly customer: CustomerKey;
  readonly caseId: string;
  readonly raise: Omit<AlertDecisionToRaise, 'kind'> & { readonly kind: AlertKind };
  readonly facts: Pick<
    AlertFacts,
    'message' | 'revision' | 'thread' | 'customerName' | 'violations' | 'rule' | 'noticePostId' | 'shadow'
  > & { readonly customerWords?: string };
  readonly managersConversation: string;
}

/**
 * Asks managers. An alert of the same kind that is still open and asks for no less takes the message in, so
 * that a manager with two minutes reads one alert, not twenty.
 */
export async function raiseAlert(
  tools: RaiseTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  wanted: NewAlert,
): Promise<void> {
  const openAlerts = await tx.openAlertsOf(wanted.customer);
  if (openAlerts.some((alert) => asksTheSame(alert, wanted))) return;
  const host = openAlerts.find((alert) => takesIn(alert, wanted));
  if (host) {
    const facts = { ...host.facts, joined: host.facts.joined + 1 };
    await saveAndShowAlert(tools, tx, outgoing, { ...host, facts });
    return;
  }
  await addAlert(tools, tx, outgoing, wanted);
}

function asksTheSame(alert: Alert, { raise, facts }: NewAlert): boolean {
  return (
    alert.kind === raise.kind &&
    alert.facts.message.conversation === facts.message.conversation &&
    alert.facts.message.message === facts.message.message &&
    alert.facts.revision === facts.revision &&
    alert.facts.noticePostId === facts.noticePostId
  );
}

function takesIn(alert: Alert, { raise }: NewAlert): boolean {
  const joins = raise.kind === 'alert' || raise.kind === 'care-alert';
  return (
    joins &&
    alert.kind === raise.kind &&
    gravity(alert.facts.recommends) >= gravity(raise.recommends) &&
    (alert.facts.urgent || !raise.urgent)
  );
}

function gravity(measure: MeasureKind | null): number {
  return measure === null ? 0 : { 'end-correspondence': 1, block: 2, refer: 3 }[measure];
}

/** What differs for an alert that something else refers to. */
export interface AlertPlace {
  /** The alert's id, where it is known already. */
  readonly id?: string;
  /** The post under which it is shown; `null` or absent: alone or in the daily thread. */
  readonly under?: string | null;
  /** Somebody who must not be the one mentioned. */
  readonly notMentioned?: string;
}

/** Raises an alert of its own, whatever others are open. */
export async function addAlert(
  given: RaiseTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { customer, caseId, raise, facts, managersConversation }: NewAlert,
  place: AlertPlace = {},
): Promise<void> {
  const tools = await atWorkingTimesOf(given, tx, customer);
  const now = tools.clock.now();
  const alert: Alert = {
    id: place.id ?? tools.ids.next(),
    customer,
    caseId,
    kind: raise.kind,
    postId: tools.ids.next(),
    facts: {
      ...facts,
      urgent: raise.urgent,
      recommends: raise.recommends,
      history: await tx.historyOf(customer, new Date(now.getTime() - HISTORY_DAYS * DAY_MS)),
      customerWords: facts.customerWords ?? '',
      joined: 0,
      mentions: raise.urgent ? await nextInTurn(tools, tx, customer, place.notMentioned) : [],
    },
    raisedAt: now,
    takenBy: null,
    decision: null,
    notes: [],
    dueAt: dueAt(tools, raise, facts.shadow, now),
    repeats: 0,
  };
  const alone = raise.urgent || raise.kind === 'alert' || raise.kind === 'care-alert';
  const under = place.under ?? null;
  const destination: Destination =
    under !== null
      ? { to: 'post', postId: under }
      : alone
        ? { to: 'conversation', conversation: managersConversation, thread: null }
        : { to: 'post', postId: await dailyThread(tools, tx, customer, managersConversation) };
  await tx.addAlert(alert);
  await outgoing.addPost(tx, {
    id: alert.postId,
    platform: customer.platform,
    workspace: customer.workspace,
    queue: 'escalations',
    destination,
    content: await alertContent(tools, tx, alert),
    caseId,
    recipient: null,
    subjectPostId: facts.noticePostId,
    answers: { message: facts.message, revision: facts.revision },
  });
  await recordEvent(tools, tx, caseId, 'alert-raised', alert.id, {
    alert: alert.id,
    kind: raise.kind,
    rule: facts.rule,
  });
  if (alert.dueAt) outgoing.escalation({ type: 'deadline', alertId: alert.id, dueAt: alert.dueAt });
}

function dueAt(
  tools: RaiseTools,
  { kind, urgent }: NewAlert['raise'],
  shadow: boolean,
  now: Date,
): Date | null {
  const { deadlines } = tools.policy.enforcement;
  switch (kind) {
    case 'care-alert':
      return shadow ? null : new Date(now.getTime() + deadlines.careMinutes * MINUTE_MS);
    case 'alert':
      return tools.calendar.addWorkingMinutes(now, deadlines.alertMinutes);
    case 'report':
      return urgent
        ? tools.calendar.addWorkingMinutes(now, deadlines.alertMinutes)
        : tools.calendar.addWorkingDays(now, deadlines.disputeWorkingDays);
    case 'dispute':
      return tools.calendar.addWorkingDays(now, deadlines.disputeWorkingDays);
    case 'question':
      return null;
  }
}

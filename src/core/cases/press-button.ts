import { isDraftButton, settleDraft } from '../drafts/settle-draft.js';
import { howTo } from '../notices/how-to.js';
import type { Post } from '../notices/post.js';
import { commitThenQueue } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { Press } from '../ports/queues.js';
import { takeSupport } from '../support/take-support.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';
import type { AlertPressResult } from './alert-press.js';
import { type AllowedPress, examinePress } from './check-press.js';
import { decideAlert } from './decide-alert.js';
import { letInAgain } from './let-in-again.js';
import { withManagersOf } from './managers-turn.js';
import { openDispute } from './open-dispute.js';
import type { PressOutcome } from './press.js';
import { withdrawNotice } from './withdraw-notice.js';

/** What acting on a press needs. */
export type PressTools = Pick<
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

/** Checks a press and acts on it. Pressing twice acts once: the second finds its button gone. */
export async function pressButton(given: PressTools, press: Press): Promise<PressOutcome> {
  const checked = await examinePress(given, press);
  if ('outcome' in checked) return checked.outcome;
  const { allowed } = checked;
  if (allowed.button === 'take-support') {
    return say(given, allowed, await takeSupport(given, allowed.post, allowed.actor));
  }
  const tools = await withManagersOf(given, press.workspace);
  const alert = await tools.record.transaction((tx) => tx.findAlertByPost(allowed.post.id));
  const customer = alert && (await findCustomer(tools, alert));
  const reporters = await findReporters(tools, alert);
  const reason = press.reason.trim();
  const concerned = alert?.customer.customer ?? (await recipientOf(tools, allowed.post));

  const acted = await commitThenQueue(
    tools,
    async (tx, outgoing): Promise<PressOutcome['status'] | AlertPressResult> => {
      if (concerned !== null) await tx.lockCustomer({ ...press.workspace, customer: concerned });
      // Two managers may press at the same moment: whoever comes second finds the world changed.
      const now = {
        post: await tx.findPost(allowed.post.id),
        alert: alert && (await tx.findAlert(alert.id)),
      };
      if (!now.post?.content.buttons.some(({ id }) => id === allowed.button)) return 'already-done';
      if (allowed.button === 'dispute')
        return openDispute(tools, tx, outgoing, now.post, allowed.actor, reason);
      if (now.alert && customer) {
        return decideAlert(tools, tx, outgoing, {
          ...allowed,
          alert: now.alert,
          customer,
          reporters,
          reason,
        });
      }
      if (allowed.button === 'readmit') return letInAgain(tools, tx, outgoing, now.post, allowed.actor);
      const notice = now.post.subjectPostId === null ? null : await tx.findPost(now.post.subjectPostId);
      if (isDraftButton(allowed.button) && notice) {
        const said = { isSent: allowed.button === 'draft-sent', by: allowed.actor };
        return settleDraft(tools, tx, outgoing, now.post, notice, said);
      }
      if (allowed.button !== 'withdraw' || !notice) return 'gone';
      return (await withdrawNotice(tools, tx, outgoing, notice, allowed.actor)) ? 'done' : 'already-done';
    },
  );
  return say(tools, allowed, acted);
}

/** The customer a notice was for, or the notice that a line speaks of. */
async function recipientOf(tools: PressTools, { recipient, subjectPostId }: Post): Promise<string | null> {
  if (recipient !== null || subjectPostId === null) return recipient;
  return tools.record.transaction(async (tx) => (await tx.findPost(subjectPostId))?.recipient ?? null);
}

function findCustomer(tools: PressTools, { customer }: Alert): Promise<Person> {
  return tools.platformOf(customer.platform).findPerson(customer, customer.customer);
}

/** The people whose reports an alert asks about; they are told what became of them. */
async function findReporters(tools: PressTools, alert: Alert | null): Promise<ReadonlyMap<string, Person>> {
  if (alert?.kind !== 'report') return new Map();
  const reports = await tools.record.transaction((tx) => tx.reportsOfAlert(alert.id));
  const platform = tools.platformOf(alert.customer.platform);
  const ids = [...new Set(reports.map(({ reporter }) => reporter.id))];
  const people = await Promise.all(ids.map((id) => platform.findPerson(alert.customer, id)));
  return new Map(people.map((person) => [person.id, person]));
}

function say(
  tools: PressTools,
  { button, language, post }: AllowedPress,
  acted: PressOutcome['status'] | AlertPressResult,
): PressOutcome {
  if (acted === 'no-contact') {
    return {
      status: 'forbidden',
      say: tools.phrases.say(language, 'press.no-contact', howTo(tools.phrases, language, post.platform)),
    };
  }
  if (acted === 'own-report') {
    return { status: 'forbidden', say: tools.phrases.say(language, 'press.forbidden-own-report') };
  }
  if (acted === 'proposed') return { status: 'done', say: tools.phrases.say(language, 'press.proposed') };
  if (acted === 'done' && button === 'dispute') {
    return { status: 'done', say: tools.phrases.say(language, 'press.disputed') };
  }
  const status = acted === 'done' || acted === 'already-done' ? acted : 'gone';
  return { status, say: tools.phrases.say(language, `press.${status}`) };
}

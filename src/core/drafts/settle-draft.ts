import { afterDelivery, afterRefusal, type DeliveryTools, noteForManagers } from '../cases/after-delivery.js';
import type { Post } from '../notices/post.js';
import type { ButtonId } from '../notices/post-content.js';
import type { Outgoing } from '../outgoing.js';
import { mayReview, type Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { composeSettledDraft } from './compose-draft.js';

/** Whether the button ticks a line of a draft. */
export function isDraftButton(button: ButtonId): boolean {
  return button === 'draft-sent' || button === 'draft-not-sent';
}

/** Whoever was given the draft says what became of it, or a manager. */
export function maySettleDraft({ destination }: Post, { id, role }: Person): boolean {
  return mayReview(role) || (destination.to === 'person' && destination.person === id);
}

/**
 * Somebody says whether the text of a draft was sent: the notice counts as delivered from now on, or as not delivered.
 * The customer's row is locked.
 */
export async function settleDraft(
  tools: DeliveryTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  draft: Post,
  notice: Post,
  { isSent, by }: { readonly isSent: boolean; readonly by: Person },
): Promise<'done' | 'already-done'> {
  if (notice.state !== 'given') return 'already-done';
  const { phrases, calendar, clock } = tools;
  const { language } = draft.content;
  const now = clock.now();
  const values = { name: by.name };
  if (isSent) {
    await tx.confirmPassedOn(notice.id, now);
    await afterDelivery(tools, tx, outgoing, notice, now, by.id);
    await noteForManagers(tools, tx, outgoing, notice, { phrase: 'draft-sent', values });
  } else {
    await tx.failPost(notice.id, 'not-passed-on', null);
    const note = { phrase: 'draft-not-sent', values } as const;
    await afterRefusal(tools, tx, outgoing, notice, 'not-passed-on', note);
  }
  const said = phrases.say(language, isSent ? 'draft.sent' : 'draft.not-sent', {
    name: by.name,
    day: calendar.sayDay(now, language, now),
    time: calendar.sayTime(now),
  });
  outgoing.post(await tx.changePost(draft.id, composeSettledDraft(draft.content, said)));
  return 'done';
}

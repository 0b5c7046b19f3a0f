import { withdrawDraft } from '../drafts/withdraw-draft.js';
import { composeWithdrawn } from '../notices/compose-after.js';
import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { releaseWaiting } from './after-delivery.js';
import type { Actor } from './alert.js';
import { recordEvent } from './record-event.js';

/** What withdrawing a notice needs. */
export type WithdrawTools = Pick<Tools, 'phrases' | 'clock'>;

/**
 * Takes a notice back: its strike is voided, its message concerns nobody any more, its post says that we were wrong, its line says who withdrew it.
 * Returns `false` when it was withdrawn before.
 */
export async function withdrawNotice(
  tools: WithdrawTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  notice: Post,
  by: Actor,
): Promise<boolean> {
  if (notice.caseId === null) return false;
  const isNew = await tx.appendEvent({
    caseId: notice.caseId,
    kind: 'notice-withdrawn',
    at: tools.clock.now(),
    actor: by.id,
    data: { post: notice.id },
    once: `notice-withdrawn:${notice.id}`,
  });
  if (!isNew) return false;
  const found = await tx.findStrikeByPost(notice.id);
  if (found) {
    await tx.saveStrike({ ...found.strike, voidedAt: tools.clock.now() });
    await recordEvent(
      tools,
      tx,
      notice.caseId,
      'strike-voided',
      found.strike.id,
      { strike: found.strike.id },
      by.id,
    );
  }
  await tx.removeReminder(notice.id);
  if (notice.answers) await tx.removeExposure(notice.answers.message);
  const withdrawn = await tx.changePost(notice.id, composeWithdrawn(notice.content, tools.phrases));
  if (withdrawn.receipt) outgoing.post(withdrawn);
  else await cancel(tx, outgoing, withdrawn);
  await settleLines(tools, tx, outgoing, notice, by);
  return true;
}

/** A notice nobody has seen is not sent at all; what waited for it is decided without it. */
async function cancel(tx: RecordTransaction, outgoing: Outgoing, notice: Post): Promise<void> {
  await tx.failPost(notice.id, 'withdrawn', null);
  if (notice.recipient === null) return;
  const { platform, workspace, recipient } = notice;
  await releaseWaiting(tx, outgoing, { platform, workspace, customer: recipient });
}

async function settleLines(
  tools: WithdrawTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  notice: Post,
  by: Actor,
): Promise<void> {
  for (const line of await tx.postsAbout(notice.id)) {
    if (line.content.kind === 'draft') await withdrawDraft(tools, tx, outgoing, line, notice, by);
    if (line.content.kind !== 'line') continue;
    const { language, paragraphs } = line.content;
    const said = tools.phrases.say(language, 'line.withdrawn', { by: by.name });
    outgoing.post(
      await tx.changePost(line.id, { ...line.content, paragraphs: [...paragraphs, said], buttons: [] }),
    );
  }
}

import { composeDisputed } from '../notices/compose-after.js';
import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { ManagersTurn } from './managers-turn.js';
import { raiseAlert } from './raise-alert.js';
import { recordEvent } from './record-event.js';

/** What opening a dispute needs. */
export type DisputeTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'> &
  ManagersTurn;

/**
 * Records that the reader of a notice disagrees, tells the managers, and says so under the notice and
 * under the answers that named it. Its words
 * never count against the customer (policy, section on complaints and disputes).
 */
export async function openDispute(
  tools: DisputeTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  notice: Post,
  customer: Person,
  words: string,
): Promise<'done' | 'gone'> {
  if (notice.caseId === null || notice.answers === null) return 'gone';
  const { platform, workspace } = notice;
  const key = { platform, workspace, customer: customer.id };
  const { message, revision } = notice.answers;
  const evidence = await tx.findEvidence(message, revision);
  if (!evidence) return 'gone';
  const { managersConversation } = await settingsOf(tx, tools.settings, message);
  await recordEvent(tools, tx, notice.caseId, 'dispute-opened', notice.id, { post: notice.id }, customer.id);
  await raiseAlert(tools, tx, outgoing, {
    customer: key,
    caseId: notice.caseId,
    raise: { kind: 'dispute', urgent: false, recommends: null },
    facts: {
      message,
      revision,
      thread: evidence.thread,
      customerName: customer.name,
      violations: evidence.verdict.violations,
      rule: 'disputed',
      noticePostId: notice.id,
      shadow: false,
      customerWords: words,
    },
    managersConversation,
  });
  const now = tools.clock.now();
  const day = tools.calendar.sayDay(now, notice.content.language, now);
  const shown = (await tx.postsAbout(notice.id)).filter(({ content }) => content.kind === 'answer');
  for (const { id, content } of [notice, ...shown]) {
    outgoing.post(await tx.changePost(id, composeDisputed(content, tools.phrases, day)));
  }
  return 'done';
}

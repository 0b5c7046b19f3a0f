import { plain } from '../notices/compose-daily.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ConversationLoss } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

/** What telling managers privately needs. */
export type TellReviewersTools = Pick<Tools, 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>;

/**
 * Tells each manager privately that their conversation takes no posts, once a day at most: nobody would see the
 * alerts otherwise.
 */
export async function tellReviewers(
  { phrases, calendar, clock, ids, settings }: TellReviewersTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { platform, workspace }: WorkspaceKey,
  why: ConversationLoss,
  reviewers: readonly Person[],
): Promise<void> {
  const today = calendar.dayOf(clock.now());
  for (const { id, language } of reviewers) {
    const spoken = language ?? settings.managersLanguage;
    const postId = await tx.addPostOnce(
      {
        id: ids.next(),
        platform,
        workspace,
        queue: 'escalations',
        destination: { to: 'person', person: id },
        content: { ...plain('reply', spoken), paragraphs: [phrases.say(spoken, 'managers.lost', { why })] },
        caseId: null,
        recipient: null,
        answers: null,
        subjectPostId: null,
      },
      `managers-lost:${id}:${today}`,
    );
    outgoing.post({ id: postId, queue: 'escalations', version: 1 });
  }
}

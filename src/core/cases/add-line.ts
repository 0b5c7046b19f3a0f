import { citeClause } from '../notices/cite-clause.js';
import { composeLine } from '../notices/compose-daily.js';
import { mainViolation } from '../notices/compose-notice.js';
import { quotable } from '../notices/quote.js';
import { sayRule } from '../notices/say-rule.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { isNoMessage } from '../reports/report-key.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import type { Tools } from '../tools.js';
import { dailyThread } from './daily-thread.js';
import type { JudgedMessage } from './judged-message.js';

/** A line of the managers' daily thread. */
export interface NewLine {
  /** Which notice was sent, or why none was: the message came late, or the conversation is in shadow mode. */
  readonly phrase: 'reminder' | 'warning' | 'final-notice' | 'stale' | 'shadow';
  /** The ladder's rule, where the line explains one. */
  readonly rule: string | null;
  /** The notice the line speaks of, which it lets managers withdraw. */
  readonly subjectPostId: string | null;
}

/** Adds one line about a message to the managers' daily thread. */
export async function addLine(
  tools: Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { key, revision, author, thread, verdict }: JudgedMessage,
  { phrase, rule, subjectPostId }: NewLine,
  { managersConversation }: ConversationSettings,
): Promise<void> {
  const { policy, phrases } = tools;
  const language = tools.settings.managersLanguage;
  const violation = mainViolation(verdict.violations, policy.enforcement);
  const content = composeLine(
    {
      phrase,
      name: author.name,
      words: quotable(violation, policy.enforcement.rules.get(violation.clause)?.judgedAs ?? null),
      rule: rule === null ? '' : sayRule(rule, policy.enforcement, language, phrases),
      clause: citeClause(policy, violation.clause, language),
      about: isNoMessage(key) ? null : { conversation: key.conversation, message: key.message, thread },
      withdrawable: subjectPostId !== null,
    },
    language,
    phrases,
  );
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform: key.platform,
    workspace: key.workspace,
    queue: 'escalations',
    destination: { to: 'post', postId: await dailyThread(tools, tx, key, managersConversation) },
    content,
    caseId: null,
    recipient: null,
    subjectPostId,
    answers: { message: key, revision },
  });
}

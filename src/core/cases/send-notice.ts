import { severityTowardsUs } from '../ladder/decide.js';
import type { NoticeDecision } from '../ladder/decision.js';
import { composeNotice } from '../notices/compose-notice.js';
import { noticeDestination } from '../notices/notice-destination.js';
import { noticeLanguage } from '../notices/notice-language.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { isNoMessage } from '../reports/report-key.js';
import type { ViolationSeverity } from '../screening/verdict.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import type { Tools } from '../tools.js';
import { addLine } from './add-line.js';
import { type JudgedMessage, revisionKey } from './judged-message.js';
import { recordEvent } from './record-event.js';

/** What sending a notice needs. */
export type NoticeTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>;

/** A notice about to be written to the outbox. */
export interface NewNotice {
  readonly judged: JudgedMessage;
  readonly caseId: string;
  readonly kind: NoticeDecision['kind'];
  readonly alerted: boolean;
  readonly byManager: boolean;
  readonly conversationSettings: ConversationSettings;
}

/** Writes a notice, and its line for managers, to the outbox; a strike or reminder counts from its delivery. */
export async function sendNotice(
  tools: NoticeTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { judged, caseId, kind, alerted, byManager, conversationSettings }: NewNotice,
): Promise<string> {
  const { key, author, thread, verdict } = judged;
  const customer = { platform: key.platform, workspace: key.workspace, customer: author.id };
  const language = noticeLanguage(author, conversationSettings, verdict);
  const content = composeNotice({
    kind,
    violations: verdict.violations,
    language,
    policy: tools.policy,
    policyUrl: tools.settings.policyUrl(language, key.platform),
    phrases: tools.phrases,
    alerted,
    byManager,
  });
  const postId = tools.ids.next();
  await outgoing.addPost(tx, {
    id: postId,
    platform: key.platform,
    workspace: key.workspace,
    queue: 'notices',
    destination:
      kind === 'reminder' || isNoMessage(key)
        ? { to: 'person', person: author.id }
        : noticeDestination(conversationSettings, judged),
    content,
    caseId,
    recipient: author.id,
    subjectPostId: null,
    answers: { message: key, revision: judged.revision },
    near: isNoMessage(key) ? null : { conversation: key.conversation, thread },
  });
  if (kind === 'reminder') {
    await tx.addReminder(customer, postId, { thread, deliveredAt: null });
  } else {
    await tx.addStrike(customer, {
      id: tools.ids.next(),
      caseId,
      message: key,
      postId,
      severity: strikeSeverity(judged),
      deliveredAt: null,
      expiresAt: null,
      voidedAt: null,
    });
  }
  await recordEvent(tools, tx, caseId, 'notice-queued', postId, {
    post: postId,
    kind,
    message: revisionKey(judged),
  });
  await addLine(
    tools,
    tx,
    outgoing,
    judged,
    { phrase: kind, rule: null, subjectPostId: postId },
    conversationSettings,
  );
  return postId;
}

/** A violation with no severity of its own counts as low; in practice a strike has at least medium. */
function strikeSeverity({ verdict }: JudgedMessage): ViolationSeverity {
  const severity = severityTowardsUs(verdict);
  return severity === 'none' ? 'low' : severity;
}

import { severityTowardsUs } from '../ladder/decide.js';
import type { Decision, Rule } from '../ladder/decision.js';
import type { Standing } from '../ladder/standing.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { overallSeverity, severityRank } from '../screening/verdict.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import type { Tools } from '../tools.js';
import { addLine } from './add-line.js';
import { type JudgedMessage, revisionKey } from './judged-message.js';
import type { ManagersTurn } from './managers-turn.js';
import { caseFor } from './open-case.js';
import { raiseAlert } from './raise-alert.js';
import { recordEvent } from './record-event.js';
import { recordExposure } from './record-exposure.js';
import { sendNotice } from './send-notice.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Rules that leave no case behind: the ledger's line is enough. */
const WITHOUT_CASE: ReadonlySet<Rule> = new Set(['harmless', 'not-at-us', 'no-response']);

/** What acting on a decision needs. */
export type ApplyTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'> &
  ManagersTurn;

/**
 * Acts on a decision inside its transaction: keeps the evidence, appends to the case, writes the notice and the
 * alert it causes to the outbox. Returns the case, or `null` where none is needed.
 */
export async function applyDecision(
  tools: ApplyTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  judged: JudgedMessage,
  decision: Decision,
  standing: Standing,
  conversationSettings: ConversationSettings,
): Promise<string | null> {
  await recordExposure(tools, tx, judged, decision);
  if (WITHOUT_CASE.has(decision.rule)) return null;
  const { customer } = standing;
  const caseId = await caseFor(tools, tx, standing);
  await keepEvidence(tools, tx, judged, caseId);
  await recordJudgement(tools, tx, judged, decision, caseId);
  if (decision.joinsStrike) await joinStrike(tools, tx, judged, standing, decision.joinsStrike);

  let noticePostId: string | null = null;
  if (decision.notice) {
    noticePostId = await sendNotice(tools, tx, outgoing, {
      judged,
      caseId,
      kind: decision.notice.kind,
      alerted: decision.alert !== null,
      byManager: false,
      conversationSettings,
    });
  }
  if (decision.line) {
    const phrase = conversationSettings.mode === 'shadow' ? 'shadow' : 'stale';
    const line = { phrase, rule: decision.rule, subjectPostId: null } as const;
    await addLine(tools, tx, outgoing, judged, line, conversationSettings);
  }
  if (decision.alert) {
    await raiseAlert(tools, tx, outgoing, {
      customer,
      caseId,
      raise: decision.alert,
      facts: {
        message: judged.key,
        revision: judged.revision,
        thread: judged.thread,
        customerName: judged.author.name,
        violations: judged.verdict.violations,
        rule: decision.rule,
        noticePostId,
        shadow: conversationSettings.mode === 'shadow',
      },
      managersConversation: conversationSettings.managersConversation,
    });
  }
  return caseId;
}

async function keepEvidence(
  tools: ApplyTools,
  tx: RecordTransaction,
  judged: JudgedMessage,
  caseId: string,
): Promise<void> {
  const keptUntil = new Date(tools.clock.now().getTime() + tools.settings.evidenceDays * DAY_MS);
  await tx.keepEvidence(
    {
      caseId,
      message: judged.key,
      revision: judged.revision,
      text: judged.text,
      background: judged.background,
      verdict: judged.verdict,
      policyVersion: tools.policy.version,
      thread: judged.thread,
      writtenAt: judged.writtenAt,
      authorName: judged.author.name,
      mentionedStaff: judged.mentionedStaff,
    },
    keptUntil,
  );
}

async function recordJudgement(
  tools: ApplyTools,
  tx: RecordTransaction,
  judged: JudgedMessage,
  decision: Decision,
  caseId: string,
): Promise<void> {
  await recordEvent(
    tools,
    tx,
    caseId,
    decision.waits ? 'message-waiting' : 'message-judged',
    revisionKey(judged),
    {
      message: revisionKey(judged),
      rule: decision.rule,
      severity: overallSeverity(judged.verdict),
      clauses: judged.verdict.violations.map(({ clause }) => clause).join(' '),
      concern: judged.verdict.concern,
      classifier: judged.verdict.classifier,
      confidence: judged.verdict.confidence,
      policy: tools.policy.version,
    },
  );
}

/** A burst is one strike, as grave as its gravest message, in whatever order they were judged. */
async function joinStrike(
  tools: ApplyTools,
  tx: RecordTransaction,
  { verdict }: JudgedMessage,
  standing: Standing,
  strikeId: string,
): Promise<void> {
  const strike = standing.strikes.find(({ id }) => id === strikeId);
  const severity = severityTowardsUs(verdict);
  if (!strike?.deliveredAt || severity === 'none' || severityRank(severity) <= severityRank(strike.severity))
    return;
  const days = tools.policy.enforcement.ladder.expiryDays[severity];
  await tx.saveStrike({
    ...strike,
    severity,
    expiresAt: new Date(strike.deliveredAt.getTime() + days * DAY_MS),
  });
}

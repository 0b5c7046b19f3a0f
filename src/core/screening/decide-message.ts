import { applyDecision } from '../cases/apply-decision.js';
import type { JudgedMessage } from '../cases/judged-message.js';
import { lockStanding } from '../cases/lock-standing.js';
import { type ManagersTurn, withManagersOf } from '../cases/managers-turn.js';
import { decide, inShadow } from '../ladder/decide.js';
import type { Decision } from '../ladder/decision.js';
import { hasBeenAnswered } from '../ladder/standing.js';
import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import { summariseVerdict } from './ledger-entry.js';
import type { InboundMessage } from './message.js';

/** What deciding on a message needs. */
export type DecideMessageTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

/** Decides under the lock of the customer's row, acts, and writes the ledger's line: all in one transaction. */
export async function decideMessage(
  tools: DecideMessageTools & ManagersTurn,
  tx: RecordTransaction,
  outgoing: Outgoing,
  judged: JudgedMessage,
  settings: ConversationSettings,
  given: Decision | null,
): Promise<void> {
  const { key, revision, author, verdict } = judged;
  const customer = { platform: key.platform, workspace: key.workspace, customer: author.id };
  const standing = await lockStanding(tools, tx, customer, author.name);
  const handled = await tx.findLedgerEntry(key, revision);
  if (handled && handled.state !== 'waiting') return;

  const decided =
    given ??
    decide({
      verdict,
      message: {
        thread: judged.thread,
        writtenAt: judged.writtenAt,
        role: author.role,
        answered: hasBeenAnswered(standing, key),
      },
      standing,
      enforcement: tools.policy.enforcement,
      now: tools.clock.now(),
      confirmed: false,
    });
  const decision = settings.mode === 'shadow' ? inShadow(decided) : decided;
  const caseId = await applyDecision(tools, tx, outgoing, judged, decision, standing, settings);
  await tx.saveLedgerEntry({
    key,
    revision,
    thread: judged.thread,
    author: author.id,
    role: author.role,
    writtenAt: judged.writtenAt,
    state: decision.waits ? 'waiting' : 'decided',
    judged: summariseVerdict(verdict),
    rule: decision.rule,
    policyVersion: tools.policy.version,
    caseId,
  });
  tools.log.info('message-decided', { rule: decision.rule, platform: key.platform, message: key.message });
}

/** Decides again a message that waited for the outcome of a notice; nothing when it no longer waits. */
export async function decideWaitingMessage(
  tools: DecideMessageTools,
  key: InboundMessage['key'],
  revision: string,
): Promise<void> {
  const found = await tools.record.transaction(async (tx) => ({
    entry: await tx.findLedgerEntry(key, revision),
    evidence: await tx.findEvidence(key, revision),
    settings: await settingsOf(tx, tools.settings, key),
  }));
  const { entry, evidence, settings } = found;
  if (entry?.state !== 'waiting' || !evidence) return;
  const author = await tools.platformOf(key.platform).findPerson(key, entry.author);
  const { thread, text, writtenAt, background, verdict, mentionedStaff } = evidence;
  const judged: JudgedMessage = {
    key,
    revision,
    thread,
    author,
    text,
    writtenAt,
    background,
    verdict,
    mentionedStaff,
  };
  const withManagers = await withManagersOf(tools, key);
  await commitThenQueue(tools, (tx, outgoing) =>
    decideMessage(withManagers, tx, outgoing, judged, settings, null),
  );
}

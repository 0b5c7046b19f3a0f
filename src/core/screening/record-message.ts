import { recordEvent } from '../cases/record-event.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { type LedgerState, ledgerEntry, summariseVerdict } from './ledger-entry.js';
import type { InboundMessage } from './message.js';
import type { Verdict } from './verdict.js';

type RecordTools = Pick<Tools, 'record' | 'policy' | 'clock'>;

/** Writes the ledger's line of a message that leaves nothing to decide. */
export async function recordMessage(
  tools: RecordTools,
  message: InboundMessage,
  author: Person,
  state: LedgerState,
  verdict: Verdict | null = null,
): Promise<void> {
  await tools.record.transaction(async (tx) => {
    await recordEdit(tools, tx, message);
    await tx.saveLedgerEntry(
      ledgerEntry(message, author.role, state, {
        judged: verdict && summariseVerdict(verdict),
        policyVersion: verdict ? tools.policy.version : null,
      }),
    );
  });
}

/** Says in the case that its message was edited or deleted. An edit to clean undoes nothing. */
export async function recordEdit(
  tools: RecordTools,
  tx: RecordTransaction,
  message: InboundMessage,
): Promise<void> {
  if (message.change === 'posted') return;
  const kind = message.change === 'edited' ? 'message-edited' : 'message-deleted';
  for (const caseId of new Set((await tx.revisionsOf(message.key)).map((entry) => entry.caseId))) {
    if (caseId === null) continue;
    const said = `${message.key.conversation}/${message.key.message}/${message.revision}`;
    await recordEvent(tools, tx, caseId, kind, said, { message: said });
  }
}

/** A deletion is recorded: the text leaves the thread's background, evidence stays. */
export async function recordDeletion(
  tools: RecordTools,
  message: InboundMessage,
  author: Person,
): Promise<void> {
  await tools.record.transaction(async (tx) => {
    await recordEdit(tools, tx, message);
    await tx.forgetText(message.key);
    await tx.saveLedgerEntry(ledgerEntry(message, author.role, 'deleted'));
  });
}

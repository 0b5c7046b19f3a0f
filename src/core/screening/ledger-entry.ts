import type { Role } from '../people/person.js';
import type { ClauseId } from '../policy/policy.js';
import type { MessageKey } from '../workspace.js';
import type { InboundMessage } from './message.js';
import { overallSeverity, type Severity, type Verdict } from './verdict.js';

/**
 * What became of a revision.
 * - `not-judged`: staff wrote it, the channel is off, or there are no words in it
 * - `deleted`: the platform reported a deletion
 * - `harmless`: judged, keeps the policy
 * - `waiting`: breaks the policy, but a notice to this customer is on its way: decided when its outcome is known
 * - `decided`: breaks the policy or raises concern, and the ladder has decided
 */
export type LedgerState = 'not-judged' | 'deleted' | 'harmless' | 'waiting' | 'decided';

/** What a verdict said, without the customer's words: those are kept with the evidence. */
export interface JudgedSummary {
  readonly clauses: readonly ClauseId[];
  readonly severity: Severity;
  readonly concern: Verdict['concern'];
  readonly confidence: number;
  readonly classifier: string;
}

/** One line of the ledger of messages: the final judge of what has been handled. It holds no text. */
export interface LedgerEntry {
  readonly key: MessageKey;
  readonly revision: string;
  readonly thread: string;
  readonly author: string;
  readonly role: Role;
  readonly writtenAt: Date;
  readonly state: LedgerState;
  /** Present once judged. */
  readonly judged: JudgedSummary | null;
  /** The ladder's rule that decided; see `src/core/ladder/decision.ts`. */
  readonly rule: string | null;
  readonly policyVersion: string | null;
  readonly caseId: string | null;
}

/** A verdict without the customer's words. */
export function summariseVerdict(verdict: Verdict): JudgedSummary {
  return {
    clauses: verdict.violations.map((violation) => violation.clause),
    severity: overallSeverity(verdict),
    concern: verdict.concern,
    confidence: verdict.confidence,
    classifier: verdict.classifier,
  };
}

/** The ledger line of a message, with what is known of it so far. */
export function ledgerEntry(
  message: InboundMessage,
  role: Role,
  state: LedgerState,
  known: Partial<Pick<LedgerEntry, 'judged' | 'rule' | 'policyVersion' | 'caseId'>> = {},
): LedgerEntry {
  return {
    key: message.key,
    revision: message.revision,
    thread: message.thread,
    author: message.author,
    role,
    writtenAt: message.writtenAt,
    state,
    judged: known.judged ?? null,
    rule: known.rule ?? null,
    policyVersion: known.policyVersion ?? null,
    caseId: known.caseId ?? null,
  };
}

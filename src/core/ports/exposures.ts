import type { ViolationSeverity } from '../screening/verdict.js';
import type { MessageKey } from '../workspace.js';

/** A message that broke the policy towards the team or the company, and whom of the team it concerned. */
export interface Exposure {
  readonly message: MessageKey;
  /** Ids of the agents concerned; empty: nobody knows. */
  readonly agents: readonly string[];
  readonly severity: ViolationSeverity;
  /** When the message was written. */
  readonly at: Date;
}

/** Whom of the team messages concerned: figures for those people themselves, and totals for managers. */
export interface Exposures {
  /** Who wrote last for the team in this thread before that instant; `null`: nobody that is known. */
  lastOfTeam(message: MessageKey, thread: string, before: Date): Promise<string | null>;
  /** Ids of the agents whom the message concerned; empty where none is known. */
  agentsConcerned(message: MessageKey): Promise<readonly string[]>;
  /** One row per agent concerned, once per message: a later revision adds agents and raises the severity. */
  recordExposure(exposure: Exposure, keptUntil: Date): Promise<void>;
  /** The message counts no more. */
  removeExposure(message: MessageKey): Promise<void>;
}

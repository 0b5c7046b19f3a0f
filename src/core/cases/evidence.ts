import type { BackgroundMessage } from '../ports/classifier.js';
import type { Verdict } from '../screening/verdict.js';
import type { MessageKey } from '../workspace.js';

/** The message as it stood when it was decided on, with what it was read beside. Edits and deletions leave it. */
export interface Evidence {
  readonly caseId: string;
  readonly message: MessageKey;
  readonly revision: string;
  readonly text: string;
  readonly background: readonly BackgroundMessage[];
  /** Whole, with the quoted words. */
  readonly verdict: Verdict;
  readonly policyVersion: string;
  /** The thread it was written in, and when, by the platform's clock. */
  readonly thread: string;
  readonly writtenAt: Date;
  readonly authorName: string;
  /** Ids of the members of the team whom the message mentions. */
  readonly mentionedStaff: readonly string[];
}

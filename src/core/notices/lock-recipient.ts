import type { RecordTransaction } from '../ports/case-record.js';
import type { Post } from './post.js';

/** What becomes of a notice changes what counts for its reader. */
export async function lockRecipient(
  tx: RecordTransaction,
  { platform, workspace, recipient }: Post,
): Promise<void> {
  if (recipient !== null) await tx.lockCustomer({ platform, workspace, customer: recipient });
}

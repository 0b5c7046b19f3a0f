import type { Person } from '../people/person.js';
import type { Cases } from '../ports/case-record.js';
import type { Alert } from './alert.js';
import type { JudgedMessage } from './judged-message.js';

/** The message of an alert as it was judged; `null` once its evidence has been erased. */
export async function judgedMessageOf(
  tx: Cases,
  alert: Alert,
  customer: Person,
): Promise<JudgedMessage | null> {
  const { message, revision } = alert.facts;
  const evidence = await tx.findEvidence(message, revision);
  if (!evidence) return null;
  const { thread, text, writtenAt, background, verdict, mentionedStaff } = evidence;
  return {
    key: message,
    revision,
    thread,
    author: customer,
    text,
    writtenAt,
    background,
    verdict,
    mentionedStaff,
  };
}

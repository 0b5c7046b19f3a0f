import { commitThenQueue, type Outgoing } from '../outgoing.js';
import { isStaff, type Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import { type Complaint, type FiledComplaint, missingDetails, type NewComplaint } from './complaint.js';
import { composeReceipt } from './compose-complaint.js';
import { findReaders, type HandOverTools, handToDirectors } from './hand-over.js';

/** The answer is meant to come within these working days, and has to within these days. */
const TARGET_WORKING_DAYS = 5;
const LATEST_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Files a complaint about a member of the team: it gets a number, its author a private receipt, and the directors,
 * they alone, the complaint itself (policy, clauses `complaint-details` and `complaint-findings`). The same form sent
 * again changes nothing. Customers may file one, and people whose side is not known; staff have their own way inside
 * the company, and what they send is refused.
 *
 * @throws PlatformUnavailable to try later
 */
export async function fileComplaint(
  tools: HandOverTools,
  filed: FiledComplaint,
  delivery: string,
): Promise<void> {
  const { conversation, details } = filed;
  const author = await tools.platformOf(conversation.platform).findPerson(conversation, filed.actor);
  if (isStaff(author.role) || missingDetails(details).length > 0) {
    tools.log.warn('complaint-refused', { platform: conversation.platform, role: author.role });
    return;
  }
  const readers = await findReaders(tools, conversation, details);
  await commitThenQueue(tools, async (tx, outgoing) => {
    const { complaint, isNew } = await tx.addComplaint(
      newComplaint(await atWorkingTimesOf(tools, tx, conversation), filed, author),
      delivery,
    );
    if (!isNew) return;
    await sendReceipt(tools, tx, outgoing, complaint, filed.thread ?? null);
    await handToDirectors(tools, tx, outgoing, complaint, readers);
  });
  tools.log.info('complaint-filed', { platform: conversation.platform });
}

function newComplaint(
  tools: Pick<Tools, 'policy' | 'calendar' | 'clock' | 'ids' | 'settings'>,
  { conversation, language, details }: FiledComplaint,
  author: Person,
): NewComplaint {
  const { platform, workspace } = conversation;
  const now = tools.clock.now();
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const [target, latestAt] = [tools.calendar.addWorkingDays(now, TARGET_WORKING_DAYS), inDays(LATEST_DAYS)];
  return {
    id: tools.ids.next(),
    platform,
    workspace,
    complainant: { id: author.id, name: author.name },
    language: author.language ?? language,
    conversation: conversation.conversation,
    details,
    policyVersion: tools.policy.version,
    filedAt: now,
    dueAt: target < latestAt ? target : latestAt,
    latestAt,
    keptUntil: inDays(tools.settings.evidenceDays),
  };
}

async function sendReceipt(
  tools: Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'ids'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  complaint: Complaint,
  thread: string | null,
): Promise<void> {
  const { platform, workspace, complainant, conversation } = complaint;
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform,
    workspace,
    queue: 'notices',
    destination: { to: 'person', person: complainant.id },
    content: composeReceipt(tools, complaint),
    caseId: null,
    recipient: complainant.id,
    answers: null,
    near: conversation === '' ? null : { conversation, thread },
    subjectPostId: null,
  });
}

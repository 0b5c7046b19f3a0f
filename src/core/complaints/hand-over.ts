import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { Complaint, ComplaintDetails, Concerned } from './complaint.js';
import { composeForDirector, composeWaiting } from './compose-complaint.js';

/** What handing a complaint over needs. */
export type HandOverTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'settings'
  | 'log'
>;

/** Who reads a complaint, and what the person it is about is called; asked of the platform beforehand. */
export interface Readers {
  readonly directors: readonly Person[];
  readonly concernedName: string;
}

/**
 * Finds who may read a complaint: the directors, without one whom it is about, by id or by the name that its author
 * typed (policy, clause `complaint-findings`; nobody examines a complaint about themselves).
 * @throws PlatformUnavailable
 */
export async function findReaders(
  tools: Pick<Tools, 'platformOf'>,
  workspace: Pick<Complaint, 'platform' | 'workspace'>,
  { concerned }: Pick<ComplaintDetails, 'concerned'>,
): Promise<Readers> {
  const platform = tools.platformOf(workspace.platform);
  const { person: id, name } = concerned;
  const person = id === null ? null : await platform.findPerson(workspace, id);
  const directors = (await platform.findReviewers(workspace)).filter(
    (reviewer) => reviewer.role === 'director' && !isConcerned(reviewer, concerned),
  );
  const concernedName = [person?.name, name.trim()].filter((part) => part).join(' · ');
  return { directors, concernedName };
}

/**
 * Whether it is about this person. Where only a name was typed, a director whose whole name stands in it is left out:
 * of two with one name the wrong one may be, which a person can mend, while the other mistake nobody can.
 */
function isConcerned(reviewer: Person, { person, name }: Concerned): boolean {
  if (person !== null) return reviewer.id === person;
  const typed = wordsOf(name);
  const parts = wordsOf(reviewer.name);
  return parts.length > 0 && parts.every((part) => typed.includes(part));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

/**
 * Sends the complaint to each director who does not have it yet, by direct message. Without any, the managers'
 * channel reads once that a complaint waits, and nothing of what it says.
 */
export async function handToDirectors(
  tools: Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  complaint: Complaint,
  { directors, concernedName }: Readers,
): Promise<void> {
  let sent = 0;
  for (const director of directors) {
    const id = tools.ids.next();
    if (!(await tx.addCopy(complaint.id, director.id, id))) continue;
    const language = director.language ?? tools.settings.managersLanguage;
    sent += 1;
    await outgoing.addPost(tx, {
      ...postOf(complaint),
      id,
      destination: { to: 'person', person: director.id },
      content: composeForDirector(tools, complaint, concernedName, language),
    });
  }
  if (sent === 0) await sayThatItWaits(tools, tx, outgoing, complaint);
}

async function sayThatItWaits(
  tools: Pick<Tools, 'phrases' | 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  complaint: Complaint,
): Promise<void> {
  const { managersConversation } = await settingsOf(tx, tools.settings, complaint);
  const post = {
    ...postOf(complaint),
    id: tools.ids.next(),
    destination: { to: 'conversation', conversation: managersConversation, thread: null },
    content: composeWaiting(tools, complaint, tools.settings.managersLanguage),
  } as const;
  await outgoing.addPostOnce(tx, post, `complaint-waits:${complaint.id}`);
}

/** What is the same of every post about a complaint; none belongs to a case. */
function postOf({ platform, workspace }: Complaint) {
  const nothing = { caseId: null, recipient: null, answers: null, subjectPostId: null };
  return { platform, workspace, queue: 'escalations', ...nothing } as const;
}

/**
 * Looks again for a director who may read a complaint that none has. Running it again changes nothing.
 * @throws PlatformUnavailable to try later
 */
export async function handOverWaiting(tools: HandOverTools, complaintId: string): Promise<void> {
  const complaint = await tools.record.transaction((tx) => tx.findComplaint(complaintId));
  if (!complaint) return;
  const readers = await findReaders(tools, complaint, complaint.details);
  await commitThenQueue(tools, async (tx, outgoing) => {
    if (!(await tx.complaintsWithoutDirector()).includes(complaintId)) return;
    await handToDirectors(tools, tx, outgoing, complaint, readers);
  });
}

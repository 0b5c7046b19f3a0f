import type { Person } from '../people/person.js';
import { type Answer, counted, fault, listed, ok, warning } from './answer.js';

/** Who may decide on alerts: managers and directors whom the platform knows. */
export async function checkManagers({
  reviewers,
  unable,
  ifNone,
  whyUnable,
}: {
  readonly reviewers: readonly Person[];
  /** Those whom the settings name and who cannot decide. */
  readonly unable: readonly string[];
  /** What to do when there is nobody. */
  readonly ifNone: string;
  /** Why some cannot, and what to do. */
  readonly whyUnable: string;
}): Promise<Answer> {
  if (reviewers.length === 0) return fault(`nobody may decide on an alert. ${ifNone}`);
  const able = reviewers.length === 1 ? '1 person' : `${reviewers.length} people`;
  if (unable.length > 0) return warning(`${able} may decide; not so ${listed(unable)}, ${whyUnable}`);
  return ok(`${able} may decide on alerts.`);
}

/** Every notice promises that another person reviews a dispute, and nobody decides on a report of their own. */
export async function checkDisputes(reviewers: readonly Person[]): Promise<Answer> {
  if (reviewers.length > 1) return ok('somebody other than who decided can review one.');
  return warning(
    'there is nobody but who decided to review one, though every notice promises another person, nor on a report that this one person files. Name a second manager or a director.',
  );
}

/**
 * Complaints about a member of the team go to senior management.
 * @param ifNone how one is named
 */
export async function checkComplaints(reviewers: readonly Person[], ifNone: string): Promise<Answer> {
  const directors = reviewers.filter(({ role }) => role === 'director');
  if (directors.length > 0) return ok(`they go to ${counted(directors.length, 'director')}.`);
  return warning(`no director is named, to whom complaints about the team go. ${ifNone}`);
}

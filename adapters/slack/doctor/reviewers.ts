import type { Person } from '../../../src/core/people/person.js';
import { type Answer, counted, fault, listed, ok, warning } from './answer.js';
import type { ExaminedWorkspace } from './workspace.js';

/** Who may decide on alerts: managers and directors whom Slack knows. */
export async function checkManagers(workspace: ExaminedWorkspace): Promise<Answer> {
  const reviewers = await reviewersOf(workspace);
  if (reviewers.length === 0) {
    return fault(
      'nobody may decide on an alert. Name members of this workspace with /garbo setup, SLACK_MANAGERS or SLACK_MANAGER_GROUPS.',
    );
  }
  const { managers, directors } = workspace.settings.roles;
  const able = new Set(reviewers.map(({ id }) => id));
  const unable = [...managers.users, ...directors.users].filter((id) => !able.has(id));
  if (unable.length > 0) {
    return warning(
      `${people(reviewers.length)} may decide; not so ${listed(unable)}, unknown to Slack or without an account. Correct the settings.`,
    );
  }
  return ok(`${people(reviewers.length)} may decide on alerts.`);
}

/** Every notice promises that another person reviews a dispute, and nobody decides on a report of their own. */
export async function checkDisputes(workspace: ExaminedWorkspace): Promise<Answer> {
  const reviewers = await reviewersOf(workspace);
  if (reviewers.length > 1) return ok('somebody other than who decided can review one.');
  return warning(
    'there is nobody but who decided to review one, though every notice promises another person, nor on a report that this one person files. Name a second manager or a director.',
  );
}

/** Complaints about a member of the team go to senior management. */
export async function checkComplaints(workspace: ExaminedWorkspace): Promise<Answer> {
  const directors = (await reviewersOf(workspace)).filter(({ role }) => role === 'director');
  if (directors.length === 0) {
    return warning(
      'no director is named, to whom complaints about the team go. Name one with /garbo setup, SLACK_DIRECTORS or SLACK_DIRECTOR_GROUPS.',
    );
  }
  return ok(`they go to ${counted(directors.length, 'director')}.`);
}

function people(number: number): string {
  return number === 1 ? '1 person' : `${number} people`;
}

function reviewersOf({ people, installation }: ExaminedWorkspace): Promise<readonly Person[]> {
  return people.findReviewers({ platform: 'slack', workspace: installation.team });
}

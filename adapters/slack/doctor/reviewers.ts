import type { Answer } from '../../../src/core/doctor/answer.js';
import { checkManagers } from '../../../src/core/doctor/reviewers.js';
import type { Person } from '../../../src/core/people/person.js';
import type { ExaminedWorkspace } from './workspace.js';

/** How a director is named. */
export const NAME_A_DIRECTOR = 'Name one with /garbo setup, SLACK_DIRECTORS or SLACK_DIRECTOR_GROUPS.';

/** Everybody who may decide on alerts. Throws PlatformUnavailable. */
export function reviewersOf({ people, installation }: ExaminedWorkspace): Promise<readonly Person[]> {
  return people.findReviewers({ platform: 'slack', workspace: installation.team });
}

/** Who may decide on alerts: managers and directors whom Slack knows. */
export async function checkNamedManagers(workspace: ExaminedWorkspace): Promise<Answer> {
  const reviewers = await reviewersOf(workspace);
  const { managers, directors } = workspace.settings.roles;
  const able = new Set(reviewers.map(({ id }) => id));
  return checkManagers({
    reviewers,
    unable: [...managers.users, ...directors.users].filter((id) => !able.has(id)),
    ifNone: 'Name members of this workspace with /garbo setup, SLACK_MANAGERS or SLACK_MANAGER_GROUPS.',
    whyUnable: 'unknown to Slack or without an account. Correct the settings.',
  });
}

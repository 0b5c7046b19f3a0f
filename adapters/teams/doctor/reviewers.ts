import type { Answer } from '../../../src/core/doctor/answer.js';
import { checkManagers } from '../../../src/core/doctor/reviewers.js';
import type { ExaminedTenant } from './workspace.js';

/** How a director is named. */
export const NAME_A_DIRECTOR =
  'Name one by writing setup to Garbo, or with TEAMS_DIRECTORS or TEAMS_DIRECTOR_GROUPS.';

/** Who may decide on alerts: managers and directors whom Garbo has met. */
export async function checkNamedManagers({
  reviewers,
  people,
  settings,
  tenant,
}: ExaminedTenant): Promise<Answer> {
  const found = await reviewers();
  const able = new Set(found.map(({ id }) => id));
  const { managers, directors } = settings.roles;
  const named = await Promise.all(
    [...managers.users, ...directors.users].map(async (name) => {
      const { id } = await people.findPerson({ platform: 'teams', workspace: tenant }, name);
      return { name, id };
    }),
  );
  return checkManagers({
    reviewers: found,
    unable: named.filter(({ id }) => !able.has(id)).map(({ name }) => name),
    ifNone:
      'Name people by writing setup to Garbo, or with TEAMS_MANAGERS or TEAMS_MANAGER_GROUPS, and add them to the managers’ channel.',
    whyUnable: 'whom Garbo meets nowhere. Add them to the managers’ channel, or correct the settings.',
  });
}

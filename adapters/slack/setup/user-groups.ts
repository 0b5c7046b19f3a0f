import { refusalCode } from '../errors.js';
import type { Installations } from '../installation.js';

/** A user group, by its id and by what people write after the @. */
export interface UserGroup {
  readonly id: string;
  readonly handle: string;
}

/**
 * The user groups of a workspace, by name; none where Slack does not say: plans without them, a missing permission.
 * Throws what the Web API client throws for anything that passes.
 */
export async function userGroupsOf(
  installations: Installations,
  team: string,
): Promise<readonly UserGroup[]> {
  const { client } = await installations.of(team);
  try {
    const { usergroups = [] } = await client.usergroups.list({});
    const groups = usergroups.flatMap(({ id, handle, name }) =>
      id === undefined ? [] : [{ id, handle: handle || name || id }],
    );
    return groups.sort((one, other) => one.handle.localeCompare(other.handle));
  } catch (error) {
    if (refusalCode(error) !== null) return [];
    throw error;
  }
}

import type { GarboError } from '../../src/core/errors.js';
import { mayReview, type Person } from '../../src/core/people/person.js';
import {
  type PeopleDirectory,
  PlatformUnavailable,
  WorkspaceUninstalled,
} from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { refusalCode, toPlatformError } from './errors.js';
import type { GroupDirectory } from './group-members.js';
import type { Installations } from './installation.js';
import { slackUser, toPerson } from './person-rules.js';
import { ROLE_AGES_MS } from './role-ages.js';
import type { SlackOptions } from './settings.js';

const MAX_PEOPLE = 5_000;

/** Answers that mean: nobody we can see. */
const NOBODY = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** Who the people of the workspaces are. */
export class SlackPeople implements PeopleDirectory {
  readonly #people: Recent<Person>;

  constructor(
    private readonly installations: Installations,
    private readonly groups: GroupDirectory,
    private readonly rolesOf: SlackOptions['rolesOf'],
    clock: Clock,
  ) {
    this.#people = new Recent(clock, ROLE_AGES_MS.people, MAX_PEOPLE);
  }

  findPerson({ workspace }: WorkspaceKey, id: string): Promise<Person> {
    return this.#people.get(`${workspace}/${id}`, () => this.#read(workspace, id));
  }

  /** Those named one by one come first, in their order; then the members of user groups. */
  async findReviewers(key: WorkspaceKey): Promise<readonly Person[]> {
    const installation = await this.#throughOutages(() => this.installations.of(key.workspace));
    const { managers, directors } = await this.rolesOf(key.workspace);
    const members = await this.groups.membersOf(installation, [...managers.groups, ...directors.groups]);
    const ids = [...new Set([...managers.users, ...directors.users, ...members])];
    const people = await Promise.all(ids.map((id) => this.findPerson(key, id)));
    return people.filter(({ role }) => mayReview(role));
  }

  /** A user group of the workspace has changed: whoever was in it, or is now, may have another role. */
  forgetGroup(team: string, group: string): void {
    // First the group: whoever is looked up from here on is looked up in the new one.
    this.groups.forget(team, group);
    this.#people.forgetUnder(`${team}/`);
  }

  async #read(team: string, id: string): Promise<Person> {
    try {
      const installation = await this.installations.of(team);
      const roles = await this.rolesOf(team);
      const answer = await installation.client.users.info({ user: id, include_locale: true });
      const user = slackUser.parse(answer.user);
      const groups = await this.groups.membersByList(installation, roles);
      return { ...toPerson(user, installation, roles, groups), id };
    } catch (error) {
      const code = refusalCode(error);
      if (code !== null && NOBODY.has(code)) return { id, name: id, role: 'unknown', language: null };
      throw unavailable(error);
    }
  }

  async #throughOutages<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

/**
 * A refusal (a revoked token, a missing scope) says nothing about the person: whoever asks must wait until it is
 * mended, not take the person for unknown. Of a workspace that Garbo was removed from nothing is to be waited for.
 */
function unavailable(error: unknown): GarboError {
  const cause = toPlatformError(error);
  if (cause instanceof PlatformUnavailable || cause instanceof WorkspaceUninstalled) return cause;
  return new PlatformUnavailable('Slack does not say who a person is.', { cause });
}

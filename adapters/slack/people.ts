import type { webApi } from '@slack/bolt';
import type { Person } from '../../src/core/people/person.js';
import { type PeopleDirectory, PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { refusalCode, toPlatformError } from './errors.js';
import type { GroupDirectory } from './group-members.js';
import type { Installation } from './installation.js';
import { slackUser, toPerson } from './person-rules.js';
import { Recent } from './recent.js';
import type { SlackRoles } from './settings.js';

/** How long a role may be out of date, and how many people are held: `users.info` is limited to 100 a minute. */
const MAX_AGE_MS = 5 * 60_000;
const MAX_PEOPLE = 5_000;

/** Answers that mean: nobody we can see. */
const NOBODY = new Set(['user_not_found', 'user_not_visible', 'users_not_found']);

/** Who the people of the installation's workspace are. */
export class SlackPeople implements PeopleDirectory {
  readonly #people: Recent<Person>;

  constructor(
    private readonly client: webApi.WebClient,
    private readonly installation: () => Promise<Installation>,
    private readonly groups: GroupDirectory,
    private readonly roles: SlackRoles,
    clock: Clock,
  ) {
    this.#people = new Recent(clock, MAX_AGE_MS, MAX_PEOPLE);
  }

  findPerson(_workspace: WorkspaceKey, id: string): Promise<Person> {
    return this.#people.get(id, () => this.#read(id));
  }

  async #read(id: string): Promise<Person> {
    try {
      const installation = await this.installation();
      const answer = await this.client.users.info({ user: id, include_locale: true });
      const user = slackUser.parse(answer.user);
      return { ...toPerson(user, installation, this.roles, await this.groups.membersByList()), id };
    } catch (error) {
      const code = refusalCode(error);
      if (code !== null && NOBODY.has(code)) return { id, name: id, role: 'unknown', language: null };
      throw unavailable(error);
    }
  }
}

/**
 * A refusal (a revoked token, a missing scope) says nothing about the person: whoever asks must wait until it is
 * mended, not take the person for unknown.
 */
function unavailable(error: unknown): PlatformUnavailable {
  const cause = toPlatformError(error);
  if (cause instanceof PlatformUnavailable) return cause;
  return new PlatformUnavailable('Slack does not say who a person is.', { cause });
}

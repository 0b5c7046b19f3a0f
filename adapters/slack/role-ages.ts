const SECOND_MS = 1_000;

/** Within this time a change of somebody's role is known to every process, wherever it was made. */
export const ROLES_KNOWN_WITHIN_MS = 300 * SECOND_MS;

/**
 * How old what roles are made of may be, in milliseconds. Each part is kept for itself and a person is made of all,
 * so the ages add up; what is left of the five minutes is for the calls to Slack and the database.
 * `usergroups.users.list` may be asked 20 times a minute and `users.info` 100 times.
 * Source: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const ROLE_AGES_MS = {
  /** The lists that the company gave. */
  lists: 10 * SECOND_MS,
  /** Who is in a user group. */
  groups: 120 * SECOND_MS,
  /** A person: the role, and what Slack says of the account. */
  people: 120 * SECOND_MS,
} as const;

const SECOND_MS = 1_000;

/** Within this time a change of somebody's role is known to every process, wherever it was made. */
export const ROLES_KNOWN_WITHIN_MS = 300 * SECOND_MS;

/**
 * How old what roles are made of may be, in milliseconds. Each part is kept for itself and a person is made of all,
 * so the ages add up; what is left of the five minutes is for the calls to Microsoft and the database.
 * Members of one conversation may be asked for 14 times a second and 120 times in thirty.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export const ROLE_AGES_MS = {
  /** The lists that the company gave. */
  lists: 10 * SECOND_MS,
  /** Who is in an Entra group, or has an administrator's role in Entra. */
  groups: 120 * SECOND_MS,
  /** A person: the role, and what Teams says of the account; and who is in the managers' conversation. */
  people: 120 * SECOND_MS,
} as const;

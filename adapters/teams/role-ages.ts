/** How old what roles are made of may be, in milliseconds; see the same file of the Slack adapter. */
export const ROLE_AGES_MS = {
  /** The lists that the company gave. */
  lists: 10_000,
} as const;

/** The languages in which Garbo speaks and the policy is written. */
export type Language = 'it' | 'en';

/** Both, the default first. */
export const LANGUAGES: readonly Language[] = ['it', 'en'];

import type { Language } from '../language.js';

/** Whose side somebody is on, and what they may do. `unknown` never gets a notice. */
export type Role = 'customer' | 'agent' | 'manager' | 'director' | 'unknown';

/** Somebody who writes in or looks after a support channel. */
export interface Person {
  /** The platform's id, unique inside the workspace. */
  readonly id: string;
  /** As shown on the platform. */
  readonly name: string;
  readonly role: Role;
  /** What the person's own client speaks, where the platform tells and Garbo speaks it too. */
  readonly language: Language | null;
  /** Whether the platform lets the person administer the company's own workspace; absent where it does not say so. */
  readonly isAdministrator?: boolean;
}

/** Whether the person answers for the company (an agent, a manager or a director). */
export function isStaff(role: Role): boolean {
  return role === 'agent' || role === 'manager' || role === 'director';
}

/** Whether the person may set Garbo up: who reviews, and whoever administers the workspace it was installed in. */
export function mayChangeSettings({ role, isAdministrator }: Person): boolean {
  return mayReview(role) || isAdministrator === true;
}

/** Whether the person may decide on alerts, questions and measures (policy, clause `manager-duty`). */
export function mayReview(role: Role): boolean {
  return role === 'manager' || role === 'director';
}

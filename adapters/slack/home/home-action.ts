import type { HomeButtonId } from '../../../src/core/home/home-content.js';

const PREFIX = 'garbo-home:';
const BUTTONS: readonly HomeButtonId[] = ['refresh', 'support', 'read-policy', 'complain'];

/** Matches the action ids of all buttons on a home that act. */
export const ANY_HOME_ACTION = /^garbo-home:/;

/** The `action_id` of a button that opens an address: Slack reports its presses too, and they change nothing. */
export const OPEN_ACTION = 'garbo-link:open';

/** The `action_id` of a button on a home. */
export function homeActionOf(button: HomeButtonId): string {
  return `${PREFIX}${button}`;
}

/** The button of an `action_id`, or `null` when it is none of ours (any more). */
export function buttonOfHomeAction(actionId: string): HomeButtonId | null {
  const id = actionId.startsWith(PREFIX) ? actionId.slice(PREFIX.length) : '';
  return BUTTONS.find((button) => button === id) ?? null;
}

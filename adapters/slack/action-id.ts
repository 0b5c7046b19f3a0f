import type { Language } from '../../src/core/language.js';
import { isButtonId } from '../../src/core/notices/buttons.js';
import type { ButtonId } from '../../src/core/notices/post-content.js';

const PREFIX = 'garbo:';
const LINK_PREFIX = 'garbo-link:';

/** Matches the action ids of all Garbo's buttons that act. */
export const ANY_ACTION = /^garbo:/;

/** The `action_id` of a button; its `value` is our id of the post. */
export function actionIdOf(button: ButtonId): string {
  return `${PREFIX}${button}`;
}

/** The `action_id` of a button that opens an address: Slack reports its presses too, and they change nothing. */
export function linkIdOf(button: ButtonId): string {
  return `${LINK_PREFIX}${button}`;
}

/** The button of an `action_id`, or `null` when it is none of ours (any more). */
export function buttonOfAction(actionId: string): ButtonId | null {
  const id = actionId.startsWith(PREFIX) ? actionId.slice(PREFIX.length) : '';
  return isButtonId(id) ? id : null;
}

/** The `block_id` of a post's buttons: it carries the post's language, in which whoever presses is answered. */
export function blockIdOf(language: Language): string {
  return `${PREFIX}${language}`;
}

/** The language of the post whose buttons these are. */
export function languageOfBlock(blockId: string | null | undefined): Language {
  return blockId?.startsWith(`${PREFIX}en`) === true ? 'en' : 'it';
}

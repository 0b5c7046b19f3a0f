import type { Button, PostContent } from '../../src/core/notices/post-content.js';
import type { CardElement } from './cards.js';
import { opens } from './dialogs/dialog.js';
import { cut, jsonBytes, LIMITS } from './limits.js';
import { SHOWN_UNDER } from './shown-buttons.js';

/** The verb of a press in an Action.Execute. */
export const PRESS_VERB = 'garbo/press';
/** The verb by which a client asks for the card as its reader is to see it. */
export const REFRESH_VERB = 'garbo/refresh';
/** The dialog in which the reason of a press is given. */
export const REASON_DIALOG = 'reason';
/** The dialog that shows a text to whoever pressed. */
export const SHOWN_DIALOG = 'shown';
/** The dialog of a complaint. */
export const COMPLAINT_DIALOG = 'complaint';
/** The dialog in which a member of the team asks for support. */
export const SUPPORT_DIALOG = 'support';

/** Clients cut the labels of buttons in one row to make them fit: a row takes so many characters on a phone. */
const ROW_LENGTH = 45;
/** What a button takes beside its label, in characters. */
const BUTTON_FRAME = 5;
/** Teams shows so many buttons; the others wait behind three dots. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#overflow-menu */
const BUTTONS_IN_SIGHT = 6;

/** Whose card it is. */
interface CardOwner {
  readonly postId: string;
  readonly isTakersView: boolean;
}

/**
 * The buttons of a post in rows, in its order, the mildest first. Once somebody has taken it, everybody else finds the
 * decisions behind the three dots: still there, as the policy has it, but nobody decides beside them by accident.
 */
export function buttonRows(content: PostContent, owner: CardOwner): readonly CardElement[] {
  const buttons = content.buttons
    .filter(({ url }) => url === undefined || jsonBytes(url) <= LIMITS.buttonUrl)
    .slice(0, LIMITS.buttons);
  const isElsewhere = content.takenBy !== undefined && !owner.isTakersView;
  const quiet = buttons.filter(({ id }) => id in SHOWN_UNDER);
  const inSight = isElsewhere && quiet.length > 0 ? quiet : buttons.slice(0, BUTTONS_IN_SIGHT);
  const behind = buttons.filter((button) => !inSight.includes(button));
  return rowsOf(inSight, behind.length > 0).map((row, index, rows) => ({
    type: 'ActionSet',
    actions: [
      ...row.map((button) => actionOf(button, content, owner)),
      ...(index === rows.length - 1 ? behind : []).map((button) => ({
        ...actionOf(button, content, owner),
        mode: 'secondary',
      })),
    ],
  }));
}

/** Buttons in rows that are not cut; the three dots, where there are some, stand beside the last. */
function rowsOf(buttons: readonly Button[], hasDots: boolean): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  let left = 0;
  for (const button of buttons) {
    const dots = hasDots && button === buttons.at(-1) ? BUTTON_FRAME + 1 : 0;
    const length = button.label.length + BUTTON_FRAME + dots;
    if (length > left) {
      rows.push([]);
      left = ROW_LENGTH;
    }
    rows.at(-1)?.push(button);
    left -= length;
  }
  return rows;
}

/**
 * Has the client of whoever took the alert ask for their own view of the card; nothing while nobody has.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views
 */
export function refreshOf({ takenBy, language }: PostContent, { postId }: CardOwner): object {
  if (!takenBy) return {};
  const action = { type: 'Action.Execute', verb: REFRESH_VERB, data: { garbo: { post: postId, language } } };
  return { refresh: { action, userIds: [takenBy.id] } };
}

function actionOf(button: Button, { language }: PostContent, { postId }: CardOwner): CardElement {
  const shown = { title: cut(button.label, LIMITS.button), ...styleOf(button) };
  if (button.url !== undefined) return { type: 'Action.OpenUrl', ...shown, url: button.url };
  const data = { post: postId, button: button.id, language };
  const dialog = dialogOf(button);
  return dialog === null
    ? { type: 'Action.Execute', ...shown, verb: PRESS_VERB, data: { garbo: data } }
    : { type: 'Action.Submit', ...shown, data: opens(dialog, data) };
}

/** The dialog a button opens; `null`: none. */
function dialogOf({ id, reason }: Button): string | null {
  if (id in SHOWN_UNDER) return SHOWN_DIALOG;
  if (id === 'complain') return COMPLAINT_DIALOG;
  return reason === 'none' ? null : REASON_DIALOG;
}

function styleOf({ style }: Button): { readonly style?: 'positive' | 'destructive' } {
  if (style === 'plain') return {};
  return { style: style === 'primary' ? 'positive' : 'destructive' };
}

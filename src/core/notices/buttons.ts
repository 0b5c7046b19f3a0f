import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { Button, ButtonId } from './post-content.js';

/** How each button looks and whether it asks for a reason. Managers act on people only with a reason. */
const BUTTONS: Readonly<Record<ButtonId, Pick<Button, 'style' | 'reason'>>> = {
  dispute: { style: 'plain', reason: 'optional' },
  'read-policy': { style: 'plain', reason: 'none' },
  'show-message': { style: 'plain', reason: 'none' },
  'not-a-violation': { style: 'plain', reason: 'required' },
  'warn-again': { style: 'plain', reason: 'required' },
  'end-correspondence': { style: 'danger', reason: 'required' },
  block: { style: 'danger', reason: 'required' },
  refer: { style: 'danger', reason: 'required' },
  take: { style: 'primary', reason: 'optional' },
  withdraw: { style: 'plain', reason: 'none' },
  'breaks-policy': { style: 'plain', reason: 'none' },
  harmless: { style: 'primary', reason: 'none' },
  'send-help': { style: 'primary', reason: 'none' },
  handled: { style: 'plain', reason: 'optional' },
  confirm: { style: 'primary', reason: 'none' },
  unfounded: { style: 'plain', reason: 'required' },
  undo: { style: 'plain', reason: 'required' },
  'later-messages': { style: 'plain', reason: 'none' },
  'tick-remove': { style: 'plain', reason: 'none' },
  'tick-mail': { style: 'plain', reason: 'none' },
  'tick-refer': { style: 'plain', reason: 'none' },
  'tick-invite': { style: 'plain', reason: 'none' },
  'tick-unmail': { style: 'plain', reason: 'none' },
  readmit: { style: 'plain', reason: 'none' },
  complain: { style: 'plain', reason: 'none' },
  'take-support': { style: 'primary', reason: 'none' },
  'draft-sent': { style: 'primary', reason: 'none' },
  'draft-not-sent': { style: 'plain', reason: 'none' },
};

/** Whether pressing the button asks for a reason. */
export function reasonFor(button: ButtonId): Button['reason'] {
  return BUTTONS[button].reason;
}

/** Whether this is a button Garbo knows. */
export function isButtonId(value: string): value is ButtonId {
  return Object.hasOwn(BUTTONS, value);
}

/** The button in the reader's language; `url` makes it a link, `values` stand in its label. */
export function button(
  phrases: PhraseBook,
  language: Language,
  id: ButtonId,
  url: string | null = null,
  values: Readonly<Record<string, number>> = {},
): Button {
  const label = phrases.say(language, `button.${id}`, values);
  return { id, label, ...BUTTONS[id], ...(url === null ? {} : { url }) };
}

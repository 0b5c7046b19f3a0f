import type { HomeButton, HomeContent, HomePart } from '../../../src/core/home/home-content.js';
import type { Language } from '../../../src/core/language.js';
import { COMPLAINT_DIALOG, SHOWN_DIALOG, SUPPORT_DIALOG } from '../card-actions.js';
import { type AdaptiveCard, type CardElement, card, text } from '../cards.js';
import { opens } from '../dialogs/dialog.js';

/** The verb of the button that brings a home up to date. */
export const HOME_VERB = 'garbo/home';

/** How many squares the longest bar of a chart has: with its label and number it fits a phone's line. */
const LONGEST_BAR = 10;

/** Where a post is opened; `null`: it cannot be linked to. */
export type LinkTo = (place: { readonly conversation: string; readonly message: string }) => string | null;

/** The home as a card. As in posts, nothing in it is read as markup. */
export function renderHome({ parts, language }: HomeContent, linkTo: LinkTo): AdaptiveCard {
  return card(parts.flatMap((part) => renderPart(part, language, linkTo)));
}

function renderPart(part: HomePart, language: Language, linkTo: LinkTo): CardElement[] {
  switch (part.kind) {
    case 'heading':
      return [{ ...text(part.text, { weight: 'Bolder', size: 'Medium' }), separator: true }];
    case 'text':
      return [text(part.text)];
    case 'small':
      return [text(part.text, { isSubtle: true, size: 'Small' })];
    case 'row':
      return [rowOf(part, linkTo)];
    case 'figures':
      return [{ type: 'FactSet', facts: part.figures.map(({ label, value }) => ({ title: label, value })) }];
    case 'bars':
      return chartOf(part);
    case 'buttons':
      return [{ type: 'ActionSet', actions: part.buttons.map((button) => actionOf(button, language)) }];
  }
}

function rowOf(
  { text: words, openAt, openLabel }: Extract<HomePart, { kind: 'row' }>,
  linkTo: LinkTo,
): CardElement {
  const url = openAt && linkTo(openAt);
  if (!url) return text(words);
  const open = { type: 'Action.OpenUrl', title: openLabel, url };
  return columns([
    { width: 'stretch', items: [text(words)] },
    { width: 'auto', items: [{ type: 'ActionSet', actions: [open] }] },
  ]);
}

/** A line a bar: charts came to cards after version 1.5, and not to every client. */
function chartOf({ title, bars }: Extract<HomePart, { kind: 'bars' }>): CardElement[] {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const lines = bars.map(({ label, value }) =>
    columns(
      [
        { width: '110px', items: [text(label, { size: 'Small' })] },
        {
          width: 'stretch',
          items: [
            text(`${'■'.repeat(Math.ceil((value / most) * LONGEST_BAR))} ${value}`.trim(), {
              size: 'Small',
            }),
          ],
        },
      ],
      { spacing: 'None' },
    ),
  );
  return [text(title, { weight: 'Bolder', size: 'Small' }), ...lines];
}

function columns(
  parts: readonly { readonly width: string; readonly items: readonly CardElement[] }[],
  style: Readonly<Record<string, unknown>> = {},
): CardElement {
  return {
    type: 'ColumnSet',
    ...style,
    columns: parts.map((part) => ({ type: 'Column', verticalContentAlignment: 'Center', ...part })),
  };
}

function actionOf({ id, label: title, style, url }: HomeButton, language: Language): CardElement {
  const look = style === 'primary' ? { style: 'positive' } : {};
  if (url !== undefined) return { type: 'Action.OpenUrl', title, url };
  if (id === 'refresh') {
    return { type: 'Action.Execute', title, verb: HOME_VERB, data: { garbo: { language } } };
  }
  return { type: 'Action.Submit', title, ...look, data: opensFrom(id, language) };
}

/** The dialog behind a button of a home. */
function opensFrom(id: Exclude<HomeButton['id'], 'refresh'>, language: Language): object {
  if (id === 'support') return opens(SUPPORT_DIALOG, { language });
  if (id === 'complain') return opens(COMPLAINT_DIALOG, { language });
  return opens(SHOWN_DIALOG, { post: 'home', button: id, language });
}

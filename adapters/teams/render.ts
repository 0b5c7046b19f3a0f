import type { Button, PostContent } from '../../src/core/notices/post-content.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import { type AdaptiveCard, type CardElement, card, text } from './cards.js';
import { opens } from './dialogs/dialog.js';

/** What goes with the content into a card. */
export interface RenderContext {
  readonly postId: string;
  /** Address of the message the post is about; `null` when there is none to link. */
  readonly permalink: string | null;
  readonly phrases: PhraseBook;
}

/** The verb of a press in an Action.Execute. */
export const PRESS_VERB = 'garbo/press';
/** The dialog in which the reason of a press is given. */
export const REASON_DIALOG = 'reason';

/** A post as a card; nothing in it is read as markup. */
export function renderCard(content: PostContent, context: RenderContext): AdaptiveCard {
  const { phrases } = context;
  const { language } = content;
  const body: CardElement[] = [
    ...(content.title ? [text(content.title, { weight: 'Bolder', size: 'Medium' })] : []),
    ...content.paragraphs.map((paragraph) => text(paragraph)),
    ...(content.facts.length > 0
      ? [{ type: 'FactSet', facts: content.facts.map(({ label, value }) => ({ title: label, value })) }]
      : []),
    ...(content.clause
      ? [
          text(phrases.say(language, 'chat.clause', { clause: content.clause.text }), {
            isSubtle: true,
            size: 'Small',
          }),
        ]
      : []),
    ...(content.footer ? [text(content.footer, { isSubtle: true, size: 'Small' })] : []),
  ];
  return card(
    body,
    content.buttons.map((button) => actionOf(button, content, context)),
  );
}

/** The same in plain text, for notifications and clients without cards. */
export function renderText({ title, paragraphs }: PostContent): string {
  return [title, ...paragraphs].filter((part) => part).join('\n');
}

function actionOf(button: Button, { language }: PostContent, { postId }: RenderContext): CardElement {
  const title = button.label;
  if (button.url !== undefined) return { type: 'Action.OpenUrl', title, url: button.url };
  const data = { post: postId, button: button.id, language };
  if (button.reason !== 'none') return { type: 'Action.Submit', title, data: opens(REASON_DIALOG, data) };
  return { type: 'Action.Execute', title, verb: PRESS_VERB, data: { garbo: data } };
}

import type { Fact, PostContent } from '../../src/core/notices/post-content.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import { buttonRows, refreshOf } from './card-actions.js';
import { type AdaptiveCard, type CardElement, card, richText, run, text } from './cards.js';
import { cut, jsonBytes, LIMITS, MAX_CARD_BYTES } from './limits.js';
import { type Mentioned, mention } from './mentions.js';
import { paragraphs } from './paragraphs.js';
import type { TeamsPhrase } from './phrases.js';

/** What goes with the content into a card. */
export interface RenderContext {
  readonly postId: string;
  /** Address of the message the post is about; `null` when there is none to link. */
  readonly permalink: string | null;
  /** Those of the content's mentions who are people of the tenant. */
  readonly mentioned: readonly Mentioned[];
  /** Whether only the person who took what the post asks sees this card. */
  readonly isTakersView: boolean;
  readonly phrases: PhraseBook;
}

const SMALL_PRINT = { isSubtle: true, size: 'Small' } as const;

/** A post as a card, in the order in which it is read; nothing in it is read as markup. */
export function renderCard(content: PostContent, context: RenderContext): AdaptiveCard {
  const { title, language, facts, clause, footer } = content;
  const { permalink, phrases } = context;
  const say = (key: TeamsPhrase, values: Readonly<Record<string, string>> = {}) =>
    phrases.say(language, key, values);
  const mentions = mention(context.mentioned);
  const above = [
    ...(title ? [text(cut(title, LIMITS.title), { weight: 'Bolder', size: 'Medium' })] : []),
    ...mentions.line,
  ];
  const below = [
    ...facts.slice(0, LIMITS.facts).map(factLine),
    ...(clause ? [text(cut(say('chat.clause', { clause: clause.text }), LIMITS.clause), SMALL_PRINT)] : []),
    ...(permalink ? [linkTo(permalink, say('chat.open-thread'))] : []),
    ...buttonRows(content, context),
    ...(footer ? [text(cut(footer, LIMITS.footer), SMALL_PRINT)] : []),
  ];
  const around = {
    fallbackText: escapeMarkdown(renderText(content)),
    ...refreshOf(content, context),
    msteams: { width: 'Full', ...(mentions.entities.length > 0 ? { entities: mentions.entities } : {}) },
  };
  // What can be pressed, and the small print, must stay when a text is longer than any should be.
  const room = MAX_CARD_BYTES - jsonBytes(card([...above, ...below], [], around));
  return card([...above, ...paragraphs(content.paragraphs, room), ...below], [], around);
}

/** The same in plain text, for notifications and clients without cards. */
export function renderText({ title, paragraphs: said }: PostContent): string {
  return cut([title, ...said].filter((part) => part).join('\n'), LIMITS.summary);
}

/**
 * Text with markdown's signs behind backslashes, for the one place where words stand in markdown.
 * Source: https://spec.commonmark.org/current/#backslash-escapes
 */
export function escapeMarkdown(words: string): string {
  return words
    .replaceAll(/[\\`*_[\]<>~&]/gu, '\\$&')
    .replaceAll(/^(\s*)([-+=#]|\d+(?=[.)]))/gmu, (_all, space: string, sign: string) =>
      /\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}

function factLine({ label, value }: Fact): CardElement {
  return {
    ...richText([
      run(`${cut(label, LIMITS.factLabel)}: `, { weight: 'Bolder' }),
      run(cut(value, LIMITS.factValue)),
    ]),
    spacing: 'Small',
  };
}

function linkTo(url: string, label: string): CardElement {
  return richText([{ ...run(label), selectAction: { type: 'Action.OpenUrl', url } }]);
}

import type { types } from '@slack/bolt';
import type { Button, Fact, PostContent } from '../../src/core/notices/post-content.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import { actionIdOf, blockIdOf, linkIdOf } from './action-id.js';
import { cut, LIMITS, pieces } from './limits.js';

/** What goes with the content into a message. */
export interface RenderContext {
  readonly postId: string;
  /** Address of the message the post is about; `null` when there is none to link. */
  readonly permalink: string | null;
  readonly phrases: PhraseBook;
}

/** A post as Slack shows it. */
export interface RenderedPost {
  readonly blocks: types.KnownBlock[];
  /** For notifications and screen readers. */
  readonly text: string;
}

/**
 * The post in Block Kit. Words stand in `plain_text` everywhere, which Slack never reads as markup, so a
 * customer's words cannot mention, link or format; markup is used only for mentions and the link, made of ids.
 */
export function renderPost(content: PostContent, context: RenderContext): RenderedPost {
  const blocks = [
    ...titleOf(content),
    ...mentionsOf(content),
    ...content.paragraphs.flatMap((paragraph) => pieces(paragraph, LIMITS.sectionText).map(section)),
    ...factsOf(content.facts),
    ...clauseOf(content, context),
    ...linkOf(content, context),
  ];
  // What can be pressed, and the small print, must stay when a text is longer than any should be.
  const tail = [...buttonsOf(content, context.postId), ...smallPrint(content.footer)];
  return {
    blocks: [...blocks.slice(0, LIMITS.blocksPerMessage - tail.length), ...tail],
    text: fallbackText(content),
  };
}

/** The three characters that begin Slack's markup. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text that Slack shows as it is; `:smile:` stays `:smile:`. */
export function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, max), emoji: false };
}

/** A paragraph of at most a section's length. */
export function section(text: string): types.SectionBlock {
  return { type: 'section', text: plain(text, LIMITS.sectionText) };
}

function titleOf({ title }: PostContent): types.HeaderBlock[] {
  return title ? [{ type: 'header', text: plain(title, LIMITS.headerText) }] : [];
}

function mentionsOf({ mentions }: PostContent): types.SectionBlock[] {
  const ids = mentions.filter((id) => /^[UW][A-Z0-9]+$/.test(id));
  if (ids.length === 0) return [];
  return [{ type: 'section', text: { type: 'mrkdwn', text: ids.map((id) => `<@${id}>`).join(' ') } }];
}

function factsOf(facts: readonly Fact[]): types.SectionBlock[] {
  const fields = facts.map(({ label, value }) => plain(`${label}\n${value}`, LIMITS.fieldText));
  const sections: types.SectionBlock[] = [];
  for (let start = 0; start < fields.length; start += LIMITS.fieldsPerSection) {
    sections.push({ type: 'section', fields: fields.slice(start, start + LIMITS.fieldsPerSection) });
  }
  return sections;
}

function clauseOf(content: PostContent, { phrases }: RenderContext): types.ContextBlock[] {
  if (content.clause === null) return [];
  return smallPrint(phrases.say(content.language, 'chat.clause', { clause: content.clause.text }));
}

function linkOf(content: PostContent, { permalink, phrases }: RenderContext): types.ContextBlock[] {
  if (permalink === null) return [];
  const label = escapeText(phrases.say(content.language, 'chat.open-thread'));
  return [{ type: 'context', elements: [{ type: 'mrkdwn', text: `<${escapeText(permalink)}|${label}>` }] }];
}

function smallPrint(text: string | null): types.ContextBlock[] {
  return text ? [{ type: 'context', elements: [plain(text, LIMITS.contextText)] }] : [];
}

function buttonsOf({ buttons, language }: PostContent, postId: string): types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  const elements = buttons.slice(0, LIMITS.elementsPerActions).map((button) => buttonOf(button, postId));
  return [{ type: 'actions', block_id: blockIdOf(language), elements }];
}

function buttonOf({ id, label, style, url }: Button, postId: string): types.Button {
  return {
    type: 'button',
    action_id: url === undefined ? actionIdOf(id) : linkIdOf(id),
    text: plain(label, LIMITS.buttonText),
    value: postId,
    ...(style === 'plain' ? {} : { style }),
    ...(url === undefined ? {} : { url: cut(url, LIMITS.buttonUrl) }),
  };
}

/** Title and paragraphs in one text. It is sent with `mrkdwn: false`, and escaped so that nothing in it mentions. */
function fallbackText({ title, paragraphs }: PostContent): string {
  const words = [title, ...paragraphs].filter((part) => part).join('\n');
  const escaped = escapeText(words);
  if (escaped.length <= LIMITS.messageText) return escaped;
  // Five is the length of the longest escape: cutting the words first never halves one.
  return escapeText(cut(words, LIMITS.messageText / 5));
}

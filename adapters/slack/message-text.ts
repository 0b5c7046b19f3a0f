import type { MessageAttachment, MessageBody, MessageFile } from './message-schema.js';
import { decodeMarkup, mentionsIn, wellFormed } from './parse-text.js';

/** Deeper nesting than Slack's own blocks have is not followed. */
const MAX_DEPTH = 12;

/**
 * Everything the author wrote, as plain text: the message's text (or, where it is empty, its blocks, else its
 * attachments), then what the event itself holds of its files.
 */
export function plainTextOf(message: MessageBody): string {
  const parts = [decodeMarkup(markupOf(message)), ...(message.files ?? []).map(textOfFile)];
  return wellFormed(parts.filter((part) => part !== '').join('\n'));
}

/** Ids of the people the message mentions. */
export function mentionsOf(message: MessageBody): readonly string[] {
  return mentionsIn(markupOf(message));
}

function markupOf(message: MessageBody): string {
  if (message.text) return message.text;
  const blocks = textOfBlocks(message.blocks ?? [], 0);
  if (blocks !== '') return blocks;
  return (message.attachments ?? [])
    .map(textOfAttachment)
    .filter((text) => text !== '')
    .join('\n');
}

/** Title or name (often the same), then the beginning of its content. */
function textOfFile(file: MessageFile): string {
  const content = file.plain_text ?? file.preview ?? file.transcription?.preview?.content;
  const parts = [file.title ?? file.name, content];
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');
}

/** Previews of pages and messages of others are not the author's words. */
function textOfAttachment(attachment: MessageAttachment): string {
  if (attachment.from_url || attachment.is_msg_unfurl || attachment.is_share) return '';
  const parts = [attachment.pretext, attachment.title, attachment.text].filter((part) => part);
  return parts.length > 0 ? parts.join('\n') : (attachment.fallback ?? '');
}

/** The texts of blocks in mrkdwn, in reading order. Pieces of one rich text line belong together. */
function textOfBlocks(nodes: readonly unknown[], depth: number): string {
  if (depth > MAX_DEPTH) return '';
  const texts = nodes.map((node) => textOfBlock(node, depth)).filter((text) => text !== '');
  return texts.join(nodes.some(isInline) ? '' : '\n');
}

function textOfBlock(node: unknown, depth: number): string {
  if (!isRecord(node)) return '';
  if (isInline(node)) return textOfInline(node);
  if (typeof node.text === 'string') return node.type === 'plain_text' ? escapeMarkup(node.text) : node.text;
  const children = [node.text, ...listOf(node.fields), ...listOf(node.elements)];
  return textOfBlocks(children, depth + 1);
}

const INLINE = new Set([
  'text',
  'link',
  'user',
  'usergroup',
  'channel',
  'broadcast',
  'emoji',
  'date',
  'color',
]);

/** Whether it is a piece of a rich text line. */
function isInline(node: unknown): boolean {
  return isRecord(node) && typeof node.type === 'string' && INLINE.has(node.type);
}

function textOfInline(node: Readonly<Record<string, unknown>>): string {
  const of = (key: string) => (typeof node[key] === 'string' ? node[key] : '');
  switch (node.type) {
    case 'user':
      return `<@${of('user_id')}>`;
    case 'usergroup':
      return `<!subteam^${of('usergroup_id')}>`;
    case 'channel':
      return `<#${of('channel_id')}>`;
    case 'broadcast':
      return `<!${of('range')}>`;
    case 'emoji':
      return `:${of('name')}:`;
    case 'link':
      return escapeMarkup(of('text') || of('url'));
    default:
      return escapeMarkup(of('text') || of('fallback'));
  }
}

/** Words in structured blocks are no markup: escaped, so that decoding gives them back as they are. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

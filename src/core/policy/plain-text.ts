/**
 * A clause's words without Markdown: emphasis, code marks and the targets of links are taken off. Lengths
 * are bounded so that a hostile text costs linear time.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/!?\[([^[\]]{0,300})\]\([^()\s]{0,300}\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]{1,500})\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]{1,500})\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]{1,500})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`]{1,300})`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A token of Slack's markup: `<@U1>`, `<#C1|general>`, `<!here>`, `<https://…|label>`. */
const TOKEN = /<([^<>]*)>/g;
const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/**
 * Slack's mrkdwn as the plain text its readers see: tokens become names, labels or addresses, and the three
 * escaped characters come back. A `<` that somebody typed arrives as `&lt;`, so every `<…>` is Slack's own.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function decodeMarkup(text: string): string {
  const plain = text.replace(TOKEN, (_token, inner: string) => sayToken(inner));
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Ids of the people a text mentions, each once, in order. */
export function mentionsIn(text: string): readonly string[] {
  const ids = [...text.matchAll(MENTION)].map((match) => match[1]).filter((id) => id !== undefined);
  return [...new Set(ids)];
}

/**
 * Text that a database and a model accept: half surrogate pairs become U+FFFD, as browsers show them, and the
 * NUL character, which PostgreSQL cannot store, goes.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\u0000', '');
}

function sayToken(inner: string): string {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? '' : inner.slice(bar + 1);
  if (target.startsWith('@')) return `@${label || target.slice(1)}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return saySpecial(target.slice(1), label);
  if (label !== '') return label;
  return target.startsWith('mailto:') ? target.slice('mailto:'.length) : target;
}

/** `!here`, `!subteam^S1|@team`, `!date^…|fallback`. */
function saySpecial(target: string, label: string): string {
  if (label !== '') return label;
  if (target.startsWith('subteam^')) return `@${target.slice('subteam^'.length)}`;
  return target.startsWith('date^') ? '' : `@${target}`;
}

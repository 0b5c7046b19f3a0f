import { normaliseWord } from './normalise.js';

/** A piece of a message: the form the model sees, and where it stands in the original text. */
export interface Token {
  /** `word`: counts in character and word n-grams. `mark`: emoji, `!`, `?`. `end`: a sentence ends here. */
  readonly kind: 'word' | 'mark' | 'end';
  /** Normalised: lower case, no accents, obfuscation undone. */
  readonly form: string;
  /** UTF-16 offsets in the original text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether it stands between quotation marks that were closed, in a text with words outside them. */
  readonly quoted: boolean;
  /** Whether it is written in capitals only (four letters or more). */
  readonly shouted: boolean;
}

/**
 * Longest text read whole, in UTF-16 units. Slack ends at 40,000; of longer text the first and last halves
 * of this length are read, so that judging stays quick.
 */
export const MAX_TEXT = 80_000;

// Every repetition that can fail after matching is bounded, so that no text makes the scan quadratic.
const PIECE = new RegExp(
  [
    '<(?<tag>[^<>]{0,400})>',
    '(?<link>(?:https?://|www\\.)[^\\s<>|]+|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{1,64})',
    '(?<entity>&(?:amp|lt|gt|quot|nbsp|#\\d{1,6});)',
    ':(?<shortcode>[a-z][a-z0-9_+-]{1,40}):',
    '(?<mention>(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}._-]+)',
    "(?<word>\\$?[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}*$€@|!+#'’\\u00ad\\u200b-\\u200d\\u2060\\ufeff]{0,63})",
    '(?<emoji>\\p{Extended_Pictographic})',
    '(?<tone>[!?]+)',
    '(?<quote>["«»“”„‟])',
    "(?<single>(?<=^|[\\s(:,])['‘’](?=\\p{L}))",
    '(?<end>\\.{1,3}(?=\\s|$)|…|;|\\n)',
  ].join('|'),
  'gu',
);

/** A trailing run that the word pattern took in but which is not part of the word. */
const TRAILING = /[!@|+#'’$€]+$/u;
const CONTRACTION = /^\p{L}+['’](?:t|s|re|ll|ve|d|m)$/iu;

/** Cuts a message into tokens. Never throws, whatever the text; takes time linear in its length. */
export function tokenise(original: string): Token[] {
  const tail = original.length - MAX_TEXT / 2;
  const tokens =
    original.length <= MAX_TEXT
      ? scan(original, 0)
      : [...scan(original.slice(0, MAX_TEXT / 2), 0), ...scan(original.slice(tail), tail)];
  return joinSpacedLetters(unquoteWhole(tokens), original);
}

/** Quotation marks around everything report nothing: they would only be a way past the model. */
function unquoteWhole(tokens: readonly Token[]): readonly Token[] {
  const isWhole = tokens.every((token) => token.quoted || token.kind !== 'word');
  return isWhole ? tokens.map((token) => ({ ...token, quoted: false })) : tokens;
}

function scan(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let opened: number | null = null;
  const closeQuotation = () => {
    for (let at = opened ?? tokens.length; at < tokens.length; at++) {
      const token = tokens[at];
      if (token !== undefined) tokens[at] = { ...token, quoted: true };
    }
    opened = null;
  };
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(text); match !== null; match = PIECE.exec(text)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const push = (kind: Token['kind'], form: string, end = PIECE.lastIndex, shouted = false) => {
      tokens.push({ kind, form, start: offset + start, end: offset + end, quoted: false, shouted });
    };
    if (groups.word !== undefined) {
      const end = start + wordLength(groups.word);
      PIECE.lastIndex = end;
      const written = text.slice(start, end);
      push('word', normaliseWord(written), end, isShouted(written));
      if (opened !== null && /['’](?!\p{L})/u.test(text.slice(end, end + 2))) closeQuotation();
    } else if (groups.quote !== undefined) {
      if (opened !== null) closeQuotation();
      else if (!/[»”]/.test(groups.quote)) opened = tokens.length;
    } else if (groups.single !== undefined) opened = tokens.length;
    else if (groups.end !== undefined) {
      if (groups.end === '\n') opened = null;
      push('end', groups.end.startsWith('..') || groups.end === '…' ? '…' : '.');
    } else if (groups.tone !== undefined) push('mark', toneForm(groups.tone));
    else if (groups.emoji !== undefined) push('mark', groups.emoji);
    else if (groups.shortcode !== undefined) push('mark', `:${groups.shortcode}`);
    else if (groups.mention !== undefined) push('mark', '@');
    else if (groups.link !== undefined) push('mark', 'link');
    else if (groups.tag !== undefined) scanTag(groups.tag, push);
  }
  return tokens;
}

/** Slack's `<@U1>`, `<#C1|name>`, `<https://…|words>`; anything else in angle brackets is HTML, dropped. */
function scanTag(tag: string, push: (kind: Token['kind'], form: string) => void): void {
  if (tag.startsWith('@') || tag.startsWith('!')) push('mark', '@');
  else if (/^(?:https?|mailto|tel):/.test(tag)) push('mark', 'link');
}

/** How much of the run is one word: cut before trailing marks, before `!` in a long run, after an elision. */
function wordLength(run: string): number {
  let length = run.length - (TRAILING.exec(run)?.[0].length ?? 0);
  const exclaimed = run.indexOf('!');
  if (exclaimed > 0 && length > 9) length = Math.min(length, exclaimed);
  const apostrophe = run.slice(0, length).search(/['’]/);
  if (apostrophe > 0 && !CONTRACTION.test(run.slice(0, length))) length = apostrophe;
  return Math.max(1, length);
}

function isShouted(written: string): boolean {
  return written.length >= 4 && written === written.toUpperCase() && written !== written.toLowerCase();
}

function toneForm(run: string): string {
  const asks = run.includes('?');
  if (asks && run.includes('!')) return '?!';
  const mark = asks ? '?' : '!';
  return run.length > 1 ? mark + mark : mark;
}

/**
 * Joins letters written apart (`c a z z o`, `s.t.r.o.n.z.o`): at least four single letters, each at most
 * three characters after the one before. A wider gap among them parts two words (`Y O U  F O O L`).
 */
function joinSpacedLetters(tokens: readonly Token[], text: string): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; ) {
    let stop = index;
    while (isLetter(tokens[stop]) && (stop === index || gapBefore(tokens, stop) <= 3)) stop++;
    if (stop - index >= 4) joined.push(...joinRun(tokens.slice(index, stop), text));
    else joined.push(...tokens.slice(index, Math.max(stop, index + 1)));
    index = Math.max(stop, index + 1);
  }
  return joined;
}

/** The words that a run of single letters spells. */
function joinRun(letters: readonly Token[], text: string): Token[] {
  const gaps = letters.slice(1).map((_, index) => gapBefore(letters, index + 1));
  const narrow = Math.min(...gaps);
  const words: Token[] = [];
  let from = 0;
  for (let at = 1; at <= letters.length; at++) {
    if (at < letters.length && gaps[at - 1] === narrow) continue;
    const word = letters.slice(from, at);
    const first = word[0];
    const last = word[word.length - 1];
    if (first !== undefined && last !== undefined) {
      const form = normaliseWord(word.map((token) => token.form).join(''));
      words.push({ ...first, form, end: last.end, shouted: isShouted(text.slice(first.start, last.end)) });
    }
    from = at;
  }
  return words;
}

function isLetter(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.form.length === 1;
}

/** Characters between a token and the one before it. */
function gapBefore(tokens: readonly Token[], index: number): number {
  return (tokens[index]?.start ?? 0) - (tokens[index - 1]?.end ?? 0);
}

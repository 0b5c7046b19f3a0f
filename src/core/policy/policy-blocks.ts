import type { PolicyLine } from './policy-lines.js';

/** A run of lines that belong together. Markers (`#`, `-`, `1.`) are taken off. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'bullet';
  /** 1-based line where it begins. */
  readonly line: number;
  readonly lines: readonly string[];
  /** A bullet's number: the bullet may turn out to be a numbered heading. */
  readonly number: number | undefined;
}

const HEADING = /^ {0,3}#{1,6}(?: +|(?=\p{L}))(.*)$/u;
const BULLET = /^ *(?:[•‣▪◦·●○*+–—-]|\(?(\d{1,3}|[a-z]|[ivx]{2,4})[.)])\)? +(\S.*)$/i;
const RULE = /^ *([-*_=~])(?: *\1){2,}$/;
const TABLE_ROW = /^ *\|.*\| *$/;
const TABLE_RULE = /^[ |:-]+$/;
const FENCE = /^ *(?:`{3}|~{3})/;
/** The end of a sentence, with the id that may follow it. */
const ENDED = /[.;!?]["»”)]?(?: *\{#[^}]*\})?$/;
const LONGEST_END = 80;
/** A longer line over `---` is a paragraph with a rule below, not an underlined heading. */
const LONGEST_UNDERLINED = 100;

/**
 * Cuts lines into headings (with `#` or underlined), bullets and paragraphs. Blank lines part blocks; other
 * lines go on with the block above them.
 */
export function readBlocks(lines: readonly PolicyLine[]): Block[] {
  const width = wrapWidth(lines);
  const blocks: { kind: Block['kind']; line: number; lines: string[]; number: number | undefined }[] = [];
  let open: (typeof blocks)[number] | undefined;
  const begin = (kind: Block['kind'], line: number, text: string, mark = '') => {
    open = { kind, line, lines: [text.trim()], number: /^\d/.test(mark) ? Number(mark) : undefined };
    blocks.push(open);
  };

  lines.forEach(({ number, text: raw }, index) => {
    const text = raw.replace(/^ {0,3}>+ ?/, '');
    const heading = HEADING.exec(text);
    const bullet = BULLET.exec(text);
    const next = lines[index + 1]?.text ?? '';
    if (text.trim() === '' || FENCE.test(text)) open = undefined;
    else if (TABLE_ROW.test(text)) {
      if (!TABLE_RULE.test(text) && !TABLE_RULE.test(next || 'none'))
        begin('bullet', number, joinCells(text));
      open = undefined;
    } else if (RULE.test(text)) {
      if (open && isUnderlined(open)) open.kind = 'heading';
      open = undefined;
    } else if (heading) {
      begin('heading', number, (heading[1] ?? '').replace(/ +#+$/, ''));
      open = undefined;
    } else if (bullet && !isInitial(bullet[1], text)) {
      begin('bullet', number, bullet[2] ?? '', bullet[1]);
    } else if (!open || startsAnew(open, text, next, width)) begin('paragraph', number, text);
    else open.lines.push(text.trim());
  });
  return blocks;
}

/** Whether a text of one list marker and more begins a bullet. */
export function isBulletLine(text: string): boolean {
  const bullet = BULLET.exec(text);
  return bullet !== null && !isInitial(bullet[1], text);
}

/**
 * Whether the author broke the line here on purpose: the next line's first word would have fitted on it.
 * Otherwise the line was wrapped at `width`.
 */
export function isBrokenOnPurpose(line: string, next: string, width: number): boolean {
  const word = /^\S*/.exec(next.trim())?.[0] ?? '';
  return line.length + 1 + word.length <= width && /^[«"“'(]?[\p{Lu}\p{N}]/u.test(next.trim());
}

/** Nobody wraps lines narrower than this, in characters: shorter ones were broken on purpose. */
const NARROWEST = 40;

/** Where lines are wrapped by hand, about the width they are wrapped at: that of the longest, in characters. */
export function wrapWidth(lines: readonly PolicyLine[]): number {
  return lines.reduce((longest, { text }) => Math.max(longest, text.length), NARROWEST);
}

/** A row of a table is one clause; its head, over the line of dashes, only names the columns. */
function joinCells(row: string): string {
  const cells = row.split('|').map((cell) => cell.trim());
  return cells.filter((cell) => cell !== '').join(' – ');
}

/** A letter with a full stop ("A. Rossi") is a name's initial; as a bullet a letter takes a bracket. */
function isInitial(marker: string | undefined, text: string): boolean {
  return marker !== undefined && /^[a-z]/i.test(marker) && !text.trimStart().slice(0, 6).includes(')');
}

function isUnderlined(block: Block): boolean {
  const [first] = block.lines;
  return block.kind === 'paragraph' && block.lines.length === 1 && (first ?? '').length <= LONGEST_UNDERLINED;
}

/** A line at the margin below a bullet: the bullet's wrapped end, or something new? */
function startsAnew(open: Block, text: string, next: string, width: number): boolean {
  const last = open.lines.at(-1) ?? '';
  if (open.kind !== 'bullet' || text.startsWith(' ') || !isBrokenOnPurpose(last, text, width)) return false;
  return ENDED.test(last.slice(-LONGEST_END)) || (isBulletLine(next) && !/[.,;!]$/.test(text));
}

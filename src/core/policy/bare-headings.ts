import { type Block, isBrokenOnPurpose } from './policy-blocks.js';

const LONGEST = 80;
const MOST_WORDS = 10;

/**
 * Finds headings written without `#`, as plain text has them: a short line alone, without a full stop, over
 * something. A text with two or more marked headings is Markdown: there only a line in bold, or one that ends
 * in a colon over bullets, is taken so.
 *
 * @param width where lines are wrapped, in characters
 */
export function findBareHeadings(blocks: readonly Block[], width: number): Block[] {
  const marked = blocks.filter(({ kind }) => kind === 'heading').length > 1;
  const found: Block[] = [];
  blocks.forEach((block, index) => {
    if (isLeadIn(block, blocks[index + 1]) && !namesIntroduction(found.at(-1))) {
      found.push(leadInHeading(block, found));
      return;
    }
    const next = blocks[index + 1];
    const before = found.at(-1);
    const [first = '', second] = block.lines;
    const mayBe =
      block.kind !== 'heading' &&
      isHeadline(first, marked) &&
      mayStandHere(block, before, next) &&
      !(leadsIn(first) && before?.kind === 'heading');
    if (!mayBe) found.push(block);
    else if (second === undefined) {
      const isHeading = next !== undefined && (index === 0 || !isLoneHeadline(next, marked));
      found.push(isHeading ? { ...block, kind: 'heading' } : block);
    } else if (!leadsIn(first) && isListOfLines(block, width, marked))
      block.lines.forEach((text, at) => {
        found.push(linesOf(block, 'paragraph', [text], at));
      });
    else if (isBrokenOnPurpose(first, second, width))
      found.push(linesOf(block, 'heading', [first], 0), linesOf(block, 'paragraph', block.lines.slice(1), 1));
    else found.push(block);
  });
  return found;
}

/** "Not allowed:" in a line alone, straight over bullets. With an id of its own it is a clause. */
function isLeadIn({ kind, lines: [first = '', ...rest] }: Block, next: Block | undefined): boolean {
  return (
    kind === 'paragraph' &&
    rest.length === 0 &&
    next?.kind === 'bullet' &&
    leadsIn(first) &&
    isHeadline(first, false)
  );
}

/**
 * A lead-in as a heading. Straight under a section's heading it only goes on with it, so that the section's
 * name stays said: "Our commitments – We will". The file's first heading names the whole file, not a section.
 */
function leadInHeading(block: Block, above: readonly Block[]): Block {
  const words = (block.lines[0] ?? '').slice(0, -1).trim();
  const parent = above.length > 1 ? above.at(-1) : undefined;
  if (parent?.kind !== 'heading') return linesOf(block, 'heading', [words], 0);
  return linesOf(block, 'heading', [...parent.lines, '–', words], 0);
}

/** A heading's id names the paragraph below it too: that stays a clause, so that the id stays known. */
function namesIntroduction(above: Block | undefined): boolean {
  return above?.kind === 'heading' && above.lines.some((line) => line.includes('{#'));
}

/** Several short lines, each broken on purpose: a list written without bullets. */
function isListOfLines({ lines }: Block, width: number, marked: boolean): boolean {
  return lines.every((line, at) => {
    const next = lines[at + 1];
    return isHeadline(line, marked) && (next === undefined || isBrokenOnPurpose(line, next, width));
  });
}

function linesOf(block: Block, kind: Block['kind'], lines: readonly string[], offset: number): Block {
  return { kind, line: block.line + offset, lines, number: undefined };
}

/** A short line that names what follows rather than saying something. */
function isHeadline(line: string, marked: boolean): boolean {
  if (line.length > 2 * LONGEST) return false;
  const text = line.replace(/\{#[^}]*\}/, '').trim();
  if (text.length > LONGEST || text.split(/\s+/).length > MOST_WORDS || !/\p{L}/u.test(text)) return false;
  if (/^(\*\*|__)[^*_]+\1:?$/.test(text)) return true;
  return !marked && !/[.,;!…]["»”)]?$/.test(text);
}

/** A run of short lines is a list written without bullets, so a headline over a headline is a clause. */
function isLoneHeadline(block: Block, marked: boolean): boolean {
  const [first = '', ...rest] = block.lines;
  return block.kind === 'paragraph' && rest.length === 0 && !leadsIn(first) && isHeadline(first, marked);
}

/** "We do not accept:" opens a list. Under a heading it is that section's introduction, not a heading too. */
function leadsIn(line: string): boolean {
  return line.endsWith(':');
}

/** Of bullets only numbered ones may be headings ("1. Scope"), and not where their numbers run on as a list's. */
function mayStandHere(block: Block, before: Block | undefined, next: Block | undefined): boolean {
  if (block.kind !== 'bullet') return true;
  const { number } = block;
  if (number === undefined) return false;
  // Markdown lists may number every item 1.
  const goesOn = before?.kind === 'bullet' && (before.number === number - 1 || before.number === number);
  return !goesOn && next?.number !== number + 1 && next?.number !== number;
}

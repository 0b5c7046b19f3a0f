import { Parser } from 'htmlparser2';
import { tidyText } from './tidy-text.js';

/** What a message's markup says. */
export interface HtmlText {
  /** What its author wrote, as plain text: one line for each line, item and row. */
  readonly text: string;
  /** What stands for pictures, GIFs and stickers, in words their author did not write. */
  readonly pictures: readonly string[];
}

/** Elements that stand on lines of their own. */
const LINES = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'br', 'caption', 'codeblock', 'dd', 'div', 'dl', 'dt'],
  ...['figcaption', 'figure', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main'],
  ...['nav', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul'],
]);
/** Elements in which a line break of the source is a line break for the reader. */
const KEPT_AS_TYPED = new Set(['pre', 'codeblock', 'textarea']);
/** Elements of which nobody sees anything. */
const UNSEEN = new Set(['script', 'style', 'head', 'template']);
const CELLS = new Set(['td', 'th']);
const EMOJI_ELEMENTS = new Set(['emoji', 'customemoji']);
/** What Teams calls a picture that nobody described. */
const UNDESCRIBED = 'image';

/**
 * Another person's message, as Teams puts it before a reply or into a forwarded message. Quotation marks that authors
 * set themselves are theirs.
 */
const QUOTED = /schema\.skype\.com\/(?:Reply|Forward)$/u;
const EMOJI = /schema\.skype\.com\/(?:Custom)?Emoji$/u;
const MENTION = /schema\.skype\.com\/Mention$/u;

/**
 * Reads the markup of a message; whatever the markup, in one pass and without throwing.
 * @param without mentions of these names are left out
 */
export function readHtml(html: string, without: ReadonlySet<string> = new Set()): HtmlText {
  const reader = new WordsReader(without);
  new Parser(reader).end(html);
  return { text: tidyText(reader.words.join('')), pictures: reader.pictures };
}

/**
 * Reads a text in which mentions alone are markup, as the `text` of an activity is beside its richer body.
 * @param without mentions of these names are left out
 */
export function plainText(text: string, without?: ReadonlySet<string>): string {
  return readHtml(`<pre>${text.replaceAll(/<(?!\/?at[\s>])/gu, '&lt;')}</pre>`, without).text;
}

type Attributes = Readonly<Record<string, string>>;

/** Follows the elements as they open and close, and collects words. */
class WordsReader {
  readonly words: string[] = [];
  readonly pictures: string[] = [];
  /** The open elements: whether each hides what is in it, keeps its line breaks, and is the cell of a table. */
  readonly #open: { readonly hides: boolean; readonly keeps: boolean; readonly isCell: boolean }[] = [];
  #hidden = 0;
  #kept = 0;
  #cells = 0;
  /** The outermost mention that is open: how deep it lies, and where its words begin. */
  #mention: { readonly depth: number; readonly start: number } | null = null;
  #isFirstCell = true;

  constructor(private readonly without: ReadonlySet<string>) {}

  onopentag(name: string, attributes: Attributes): void {
    const isEmoji = EMOJI_ELEMENTS.has(name) || EMOJI.test(attributes.itemtype ?? '');
    if (this.#hidden === 0) this.#enter(name, attributes, isEmoji);
    const element = {
      hides: UNSEEN.has(name) || QUOTED.test(attributes.itemtype ?? '') || (isEmoji && !!attributes.alt),
      keeps: KEPT_AS_TYPED.has(name),
      isCell: CELLS.has(name),
    };
    this.#open.push(element);
    if (element.hides) this.#hidden += 1;
    if (element.keeps) this.#kept += 1;
    if (element.isCell) this.#cells += 1;
  }

  #enter(name: string, attributes: Attributes, isEmoji: boolean): void {
    const alt = attributes.alt?.trim() ?? '';
    this.#breakLineAt(name);
    if (name === 'tr') this.#isFirstCell = true;
    if (CELLS.has(name)) {
      if (!this.#isFirstCell) this.words.push(' | ');
      this.#isFirstCell = false;
    }
    if (isEmoji) this.words.push(alt);
    else if (name === 'img' && alt !== '' && alt !== UNDESCRIBED) this.pictures.push(tidyText(alt));
    if (!this.#mention && (name === 'at' || MENTION.test(attributes.itemtype ?? ''))) {
      this.#mention = { depth: this.#open.length, start: this.words.length };
    }
  }

  ontext(data: string): void {
    if (this.#hidden > 0) return;
    this.words.push(this.#kept > 0 ? data : data.replaceAll(/[\r\n]/gu, ' '));
  }

  onclosetag(name: string): void {
    const element = this.#open.pop();
    if (element?.hides) this.#hidden -= 1;
    if (element?.keeps) this.#kept -= 1;
    if (this.#mention?.depth === this.#open.length) {
      const said = tidyText(this.words.slice(this.#mention.start).join(''));
      if (this.without.has(said)) this.words.length = this.#mention.start;
      this.#mention = null;
    }
    if (element?.isCell) this.#cells -= 1;
    if (this.#hidden === 0) this.#breakLineAt(name);
  }

  /** A row of a table is one line, whatever its cells hold. */
  #breakLineAt(name: string): void {
    if (LINES.has(name)) this.words.push(this.#cells > 0 && name !== 'tr' ? ' ' : '\n');
  }
}

import { LANGUAGES, type Language } from '../language.js';
import type { PolicyFault } from './policy.js';
import type { PolicyLine } from './policy-lines.js';

/** What the head of a policy file says about it, between two lines of `---`. */
export interface FrontMatter {
  readonly language: Language | undefined;
  readonly title: string | undefined;
  /** The lines of the policy itself. */
  readonly body: readonly PolicyLine[];
  readonly faults: readonly PolicyFault[];
}

/** Longest head looked at, in lines: a `---` further down is a rule across the page. */
const LONGEST = 50;

/**
 * Reads simple `key: value` lines. `language` (or `lang`) and `title` are used; other keys, such as `id` and
 * `version`, are the author's own and are passed over.
 */
export function readFrontMatter(lines: readonly PolicyLine[], file: string): FrontMatter {
  const none: FrontMatter = { language: undefined, title: undefined, body: lines, faults: [] };
  if (lines[0]?.text !== '---') return none;
  const end = lines.slice(1, LONGEST).findIndex(({ text }) => text === '---' || text === '...') + 1;
  const entries = lines.slice(1, end).flatMap(readEntry);
  if (end < 1 || entries.length === 0) return none;

  const wanted = entries.find(({ key }) => key === 'language' || key === 'lang');
  const language = wanted && LANGUAGES.find((known) => known === wanted.value.toLowerCase().split(/[-_]/)[0]);
  const faults =
    wanted && !language
      ? [
          {
            file,
            line: wanted.line,
            problem: `the language "${wanted.value.slice(0, 40)}" is not one that Garbo speaks`,
            expected: `language: ${LANGUAGES.join(' or language: ')}`,
          },
        ]
      : [];
  const title = entries.find(({ key }) => key === 'title')?.value;
  return { language, title: title === '' ? undefined : title, body: lines.slice(end + 1), faults };
}

function readEntry({ number, text }: PolicyLine): { key: string; value: string; line: number }[] {
  const colon = text.indexOf(':');
  const key = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (!/^[a-z_-]+$/.test(key)) return [];
  const value = text
    .slice(colon + 1)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return [{ key, value, line: number }];
}

import type { Language } from '../language.js';
import { findBareHeadings } from './bare-headings.js';
import { deriveId, freeId, ID_EXPECTED, takeId } from './clause-id.js';
import { readFrontMatter } from './front-matter.js';
import { guessLanguage } from './guess-language.js';
import { withoutMarkup } from './plain-text.js';
import type { Clause, ClauseId, PolicyFault, PolicyText } from './policy.js';
import { type Block, readBlocks, wrapWidth } from './policy-blocks.js';
import { splitLines } from './policy-lines.js';

/** A policy file as read. With faults it may still hold the clauses that could be read. */
export interface ParsedPolicy {
  readonly file: string;
  readonly text: PolicyText;
  /** The ids that were not written in the file but made from the wording. */
  readonly derivedIds: ReadonlySet<ClauseId>;
  /** Where the language is from: written in the file's head, guessed from the words, or merely assumed. */
  readonly languageFrom: 'file' | 'words' | 'default';
  readonly faults: readonly PolicyFault[];
}

/** Longest policy text, in UTF-16 units: a megabyte is hundreds of pages. */
export const LONGEST_POLICY = 1024 * 1024;

/** Most clauses of a policy: all of them are shown to the LLM with every message. */
const MOST_CLAUSES = 1000;

/** The language taken where neither the file's head nor its words tell. */
const DEFAULT_LANGUAGE: Language = 'it';

/**
 * Cuts a policy text (any Markdown or plain text) into clauses: each bullet and each paragraph is one. A
 * heading's `{#id}` names its section and the paragraph that introduces it. Never throws.
 *
 * @param file the file's name as faults should tell it; its base name is the title where no heading is
 */
export function parsePolicy(source: string, file: string): ParsedPolicy {
  const tooBig = source.length > LONGEST_POLICY;
  const lines = tooBig ? [] : splitLines(source);
  const head = readFrontMatter(lines, file);
  const blocks = findBareHeadings(readBlocks(head.body), wrapWidth(head.body));
  const { clauses, derivedIds, faults } = readClauses(blocks, file);

  const guessed = guessLanguage(clauses.map(({ text }) => text).join(' '));
  const heading = blocks.find(({ kind }) => kind === 'heading')?.lines[0] ?? '';
  const title = head.title ?? withoutMarkup(takeId(heading).text);
  const nul = lines.find(({ text }) => text.includes('\0'));
  const whole: PolicyFault[] = [];
  if (nul) whole.push(textFault(file, nul.number, 'the file holds a NUL character', 'a text file in UTF-8'));
  if (tooBig) whole.push(textFault(file, 1, 'the file is larger than 1 MB', 'a text of at most 1 MB'));
  else if (clauses.length === 0)
    whole.push(textFault(file, 1, 'no clause was found', 'at least one paragraph or bullet'));
  return {
    file,
    text: {
      language: head.language ?? guessed ?? DEFAULT_LANGUAGE,
      title: title || baseName(file),
      clauses,
      source,
    },
    derivedIds,
    languageFrom: head.language ? 'file' : guessed ? 'words' : 'default',
    faults: [...head.faults, ...faults, ...whole].sort((a, b) => a.line - b.line),
  };
}

/** A block that is to become a clause; its id is still missing where the file names none. */
interface Draft {
  readonly id: ClauseId | undefined;
  readonly section: string;
  readonly text: string;
  readonly line: number;
}

function readClauses(blocks: readonly Block[], file: string) {
  const faults: PolicyFault[] = [];
  const drafts: Draft[] = [];
  const idLines = new Map<ClauseId, number>();
  let section = '';
  /** The heading's id, until its first block has been seen. */
  let introId: ClauseId | undefined;

  for (const { kind, line, lines } of blocks) {
    const { text: marked, id, problem } = takeId(lines.join(' '));
    const text = withoutMarkup(marked);
    const usedAt = id === undefined ? undefined : idLines.get(id);
    if (problem) faults.push(textFault(file, line, problem, ID_EXPECTED));
    if (usedAt !== undefined)
      faults.push(
        textFault(file, line, `the id "${id}" is already used in line ${usedAt}`, 'an id of its own'),
      );
    else if (id !== undefined) idLines.set(id, line);

    if (kind === 'heading') {
      section = text;
      introId = usedAt === undefined ? id : undefined;
    } else if (/[\p{L}\p{N}]/u.test(text)) {
      const own = usedAt === undefined ? id : undefined;
      drafts.push({ id: own ?? (kind === 'paragraph' ? introId : undefined), section, text, line });
      introId = undefined;
    } else if (id !== undefined)
      faults.push(textFault(file, line, `the clause "${id}" has no words`, 'its words before {#id}'));
  }

  const excess = drafts[MOST_CLAUSES];
  if (excess)
    faults.push(
      textFault(file, excess.line, `there are ${drafts.length} clauses`, `at most ${MOST_CLAUSES} clauses`),
    );

  const derivedIds = new Set<ClauseId>();
  const clauses = drafts.slice(0, MOST_CLAUSES).map((draft): Clause => {
    if (draft.id !== undefined) return { ...draft, id: draft.id };
    const id = freeId(deriveId(draft.text), idLines);
    idLines.set(id, draft.line);
    derivedIds.add(id);
    return { ...draft, id };
  });
  return { clauses, derivedIds, faults };
}

function textFault(file: string, line: number, problem: string, expected: string): PolicyFault {
  return { file, line, problem, expected };
}

function baseName(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/\.[^.]*$/, '') || name;
}

import { existsSync } from 'node:fs';
import { LANGUAGES } from '../core/language.js';
import { pairLanguages } from '../core/policy/pair-languages.js';
import { type ParsedPolicy, parsePolicy } from '../core/policy/parse-policy.js';
import type { PolicyFault, PolicyText } from '../core/policy/policy.js';
import { readTextFile } from './read-text-file.js';

/** A policy's files as read, with the same ids in each language. With faults it is as far as it could be read. */
export interface ReadPolicy {
  /** In the order of `LANGUAGES`, so that derived ids do not depend on the order in which files are named. */
  readonly texts: readonly PolicyText[];
  readonly faults: readonly PolicyFault[];
  /** What the person who named the files should know, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads a policy.
 *
 * @param files one path, or several parted by commas, one for each language
 * @throws PolicyFileUnreadable when a file is missing or is no text
 */
export function readPolicyFiles(files: string): ReadPolicy {
  const paths = existsSync(files) ? [files] : files.split(',').map((path) => path.trim());
  const parsed = paths
    .map(readPolicyFile)
    .sort((a, b) => LANGUAGES.indexOf(a.text.language) - LANGUAGES.indexOf(b.text.language));
  const notes = parsed.filter(({ languageFrom }) => languageFrom === 'default').map(unknownLanguageNote);
  const faults = [...parsed.flatMap((policy) => policy.faults), ...findRepeatedLanguages(parsed)];
  const [first, second] = parsed;
  if (faults.length > 0 || !first || !second) return { texts: parsed.map(({ text }) => text), faults, notes };
  const paired = pairLanguages(first, second);
  return { texts: paired.texts, faults: paired.faults, notes };
}

function readPolicyFile(file: string): ParsedPolicy {
  const { text, fault } = readTextFile(file);
  if (!fault) return parsePolicy(text, file);
  return { ...parsePolicy('', file), faults: [fault], languageFrom: 'file' };
}

function findRepeatedLanguages(parsed: readonly ParsedPolicy[]): PolicyFault[] {
  return parsed.flatMap(({ file, text }, index) => {
    const earlier = parsed.slice(0, index).find((other) => other.text.language === text.language);
    if (!earlier) return [];
    return [
      {
        file,
        line: 1,
        problem: `it is in the same language ("${text.language}") as ${earlier.file}`,
        expected: `one file for each language (${LANGUAGES.join(', ')}), said by "language:" at its top`,
      },
    ];
  });
}

function unknownLanguageNote({ file, text }: ParsedPolicy): string {
  return `${file} does not show its language and is taken as "${text.language}": a first line ---, then language: en (or it), then --- says it.`;
}

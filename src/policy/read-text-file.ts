import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { LONGEST_POLICY } from '../core/policy/parse-policy.js';
import type { PolicyFault } from '../core/policy/policy.js';
import { PolicyFileUnreadable } from './policy-errors.js';

/** A file's text, or why it cannot be taken as text though it is a file a person wrote. */
export type TextFile =
  | { readonly text: string; readonly fault?: undefined }
  | { readonly text?: undefined; readonly fault: PolicyFault };

/**
 * Reads a policy or enforcement file as UTF-8.
 *
 * @param file path, as given; faults name it the same way
 * @throws PolicyFileUnreadable when there is no such file, it is a folder, or it is not text
 */
export function readTextFile(file: string): TextFile {
  const { bytes, isWhole } = readBytes(file);
  if (bytes.includes(0))
    throw new PolicyFileUnreadable(file, 'this is a binary file, or text that is not saved as UTF-8');
  if (!isWhole || bytes.length > LONGEST_POLICY)
    return {
      fault: { file, line: 1, problem: 'the file is larger than 1 MB', expected: 'a text of at most 1 MB' },
    };
  try {
    // The byte order mark is left to the parser, so that the file's version covers every byte of it.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return {
      fault: { file, line: lineOfBadByte(bytes), problem: 'the text is not UTF-8', expected: 'UTF-8' },
    };
  }
}

/** The file's bytes; of one that is too large, only its beginning. */
function readBytes(file: string): { readonly bytes: Buffer; readonly isWhole: boolean } {
  try {
    const status = statSync(file);
    // A pipe may be named too; a device would never end.
    if (status.isFile() || status.isFIFO() || status.isDirectory())
      return status.size > LONGEST_POLICY
        ? { bytes: readBeginning(file), isWhole: false }
        : { bytes: readFileSync(file), isWhole: true };
  } catch (cause) {
    throw new PolicyFileUnreadable(file, reasonOf(cause), { cause });
  }
  throw new PolicyFileUnreadable(file, 'this is a device, not a file');
}

/** Enough of a large file to see whether it is text. */
function readBeginning(file: string): Buffer {
  const bytes = Buffer.alloc(64 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, not a file';
  if (code === 'EACCES') return 'this file may not be read';
  return 'the file cannot be read';
}

/** The line of the first bytes that decode to nothing. A text's own U+FFFD decodes alike, but is rare. */
function lineOfBadByte(bytes: Buffer): number {
  return bytes.toString('utf8').split('\uFFFD')[0]?.split('\n').length ?? 1;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { matchClauses } from '../core/policy/match-clauses.js';
import { draftEnforcement } from '../policy/draft-enforcement.js';
import { builtInEnforcementFile, loadBuiltInPolicy } from '../policy/load-policy.js';
import { formatFault, PolicyFileUnreadable } from '../policy/policy-errors.js';
import { type ReadPolicy, readPolicyFiles } from '../policy/read-policy-files.js';
import type { CommandIo } from './io.js';

/** How a command ended: done, done with faults found, or wrongly called. */
type ExitCode = 0 | 1 | 2;

/**
 * `garbo policy check FILE`: prints the clauses of a policy text, each with the tier it would have, and its
 * faults. Needs no enforcement file. With `json` standard output is one JSON document, whatever the file is.
 *
 * @param file one path, or several parted by commas, one for each language
 * @returns 0, 1 when there are faults, 2 when the file cannot be read as text
 */
export function policyCheck(file: string, { json }: { readonly json: boolean }, io: CommandIo): ExitCode {
  const check = ({ texts, faults, notes }: ReadPolicy): ExitCode => {
    const { rules } = matchClauses(texts, loadBuiltInPolicy());
    const clauses = (texts[0]?.clauses ?? []).map(({ id, text }) => ({
      id,
      text,
      tier: rules.get(id)?.tier ?? 'procedure',
    }));
    if (json) io.out(`${JSON.stringify({ clauses, faults }, null, 2)}\n`);
    else {
      for (const { id, text, tier } of clauses) io.out(`${tier.padEnd(12)} ${id}\n             ${text}\n`);
      io.out(`${count(clauses.length, 'clause')}, ${count(faults.length, 'fault')}\n`);
      for (const fault of faults) io.out(`${formatFault(fault)}\n`);
    }
    for (const note of notes) io.err(`${note}\n`);
    return faults.length > 0 ? 1 : 0;
  };
  return withPolicy(file, io, check, ({ fault }) => {
    if (json) io.out(`${JSON.stringify({ clauses: [], faults: [fault] }, null, 2)}\n`);
  });
}

/**
 * `garbo policy init FILE [--out FILE]`: drafts the enforcement file of a policy text, on standard output or
 * into a new file. A file that exists is never overwritten.
 *
 * @param file one path, or several parted by commas, one for each language
 * @returns 0, 1 when the policy has faults, 2 when a file cannot be read or written
 */
export function policyInit(
  file: string,
  { out }: { readonly out?: string | undefined },
  io: CommandIo,
): ExitCode {
  return withPolicy(file, io, ({ texts, faults, notes }) => {
    for (const fault of faults) io.err(`${formatFault(fault)}\n`);
    const [text] = texts;
    if (faults.length > 0 || !text) return 1;
    const matches = matchClauses(texts, loadBuiltInPolicy());
    const draft = draftEnforcement(text, matches, readFileSync(builtInEnforcementFile(), 'utf8'));
    for (const note of notes) io.err(`${note}\n`);
    if (out === undefined) io.out(draft);
    else return writeNewFile(out, draft, io);
    return 0;
  });
}

/** @param onUnreadable what to do besides saying on standard error that a file cannot be read */
function withPolicy(
  file: string,
  io: CommandIo,
  run: (policy: ReadPolicy) => ExitCode,
  onUnreadable: (error: PolicyFileUnreadable) => void = () => {},
): ExitCode {
  try {
    return run(readPolicyFiles(file));
  } catch (error) {
    if (!(error instanceof PolicyFileUnreadable)) throw error;
    onUnreadable(error);
    io.err(`${error.message}\n`);
    return 2;
  }
}

function writeNewFile(path: string, text: string, io: CommandIo): ExitCode {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    io.err(`Written to ${path}. Read every rule before use.\n`);
    return 0;
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    io.err(`${path} ${exists ? 'exists already and is left as it is' : 'cannot be written'}.\n`);
    return 2;
  }
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

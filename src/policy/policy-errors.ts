import { GarboError } from '../core/errors.js';
import type { PolicyFault } from '../core/policy/policy.js';

/** The policy or its enforcement cannot be used as written. Every fault is listed, each with its place. */
export class PolicyFaults extends GarboError {
  override readonly name = 'PolicyFaults';
  constructor(readonly faults: readonly PolicyFault[]) {
    super(
      'POLICY_FAULT',
      `The policy has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map(formatFault).join('\n')}`,
      'Mend each place named, then start again; "garbo policy check FILE" checks a policy text by itself.',
    );
  }
}

/** The file named as a policy or enforcement file is no text that can be read. */
export class PolicyFileUnreadable extends GarboError {
  override readonly name = 'PolicyFileUnreadable';
  /** The same as a fault of the file's first line, for lists of faults. */
  readonly fault: PolicyFault;
  constructor(file: string, problem: string, options: { readonly cause?: unknown } = {}) {
    super('POLICY_FILE_UNREADABLE', `${file}: ${problem}.`, 'Name a text file in UTF-8.', options);
    this.fault = { file, line: 1, problem, expected: 'a text file in UTF-8' };
  }
}

/** A fault on one line, its place first so that editors can jump to it. */
export function formatFault({ file, line, problem, expected }: PolicyFault): string {
  return `${file}:${line}: ${problem} (expected: ${expected})`;
}

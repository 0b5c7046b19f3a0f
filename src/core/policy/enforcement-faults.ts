import type { PolicyFault } from './policy.js';

/** Keys and positions that lead to a value within the enforcement file, e.g. `['clauses', 'threat', 'tier']`. */
export type ValuePath = readonly (string | number)[];

/**
 * The enforcement file as a plain value, and where in the file each of its values stands. Reading the YAML
 * is done outside core.
 */
export interface EnforcementSource {
  readonly file: string;
  readonly value: unknown;
  /** 1-based line of the value's key, or of the nearest key above it that exists. */
  readonly lineOf: (path: ValuePath) => number;
}

/** Collects what is wrong while an enforcement file is read to its end. */
export class FaultList {
  readonly faults: PolicyFault[] = [];

  constructor(private readonly source: EnforcementSource) {}

  add(path: ValuePath, problem: string, expected: string): void {
    this.faults.push({ file: this.source.file, line: this.source.lineOf(path), problem, expected });
  }

  /** The mapping at `path`, or an empty one with a fault. */
  mapping(value: unknown, path: ValuePath): Readonly<Record<string, unknown>> {
    if (isMapping(value)) return value;
    this.add(path, `${name(path)} is ${say(value)}`, 'a mapping of keys to values');
    return {};
  }

  /** Faults the keys of a mapping that nothing reads: most often a slip of the pen. */
  unknownKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], path: ValuePath): void {
    for (const key of Object.keys(value))
      if (!known.includes(key))
        this.add([...path, key], `unknown key "${key}"`, `one of ${known.join(', ')}`);
  }

  /** One of the allowed words, or `undefined` with a fault. */
  word<Word extends string>(value: unknown, allowed: readonly Word[], path: ValuePath): Word | undefined {
    const found = allowed.find((word) => word === value);
    if (found === undefined) this.add(path, `${name(path)} is ${say(value)}`, `one of ${allowed.join(', ')}`);
    return found;
  }
}

/** A value as a fault names it. */
export function say(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : `"${String(value).slice(0, 40)}"`;
}

/** The last key of a path, as a fault names it. */
export function name(path: ValuePath): string {
  const last = path.at(-1);
  if (typeof last === 'number') return `entry ${last + 1}`;
  return last === undefined ? 'the file' : `"${last}"`;
}

/** Whether a value is a mapping of keys to values. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { type FaultList, isMapping, name, say, type ValuePath } from './enforcement-faults.js';

/** What a number of the enforcement file may be. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** Reads numbers out of nested mappings by their path, with a fault for each that is missing or odd. */
export class NumberReader {
  constructor(
    private readonly root: Readonly<Record<string, unknown>>,
    private readonly faults: FaultList,
  ) {}

  /** The number at `path`; where the file leaves it out, `fallback` if there is one. */
  one(path: ValuePath, range: NumberRange, fallback: number | undefined): number {
    const value = this.valueAt(path);
    if (value === undefined && fallback !== undefined) return fallback;
    if (isWithin(value, range)) return value;
    this.faults.add(path, `${name(path)} is ${say(value)}`, describe(range));
    return range.least;
  }

  /** The number of each key of the mapping at `path`. */
  each<Key extends string>(
    path: ValuePath,
    keys: readonly Key[],
    range: NumberRange,
    fallback: Readonly<Record<Key, number>> | undefined,
  ): Record<Key, number> {
    this.keys(path, keys);
    return recordOf(keys, (key) => this.one([...path, key], range, fallback?.[key]));
  }

  /** As {@link each}, where an empty value is allowed and means "without end". */
  eachOrNull<Key extends string>(
    path: ValuePath,
    keys: readonly Key[],
    range: NumberRange,
    fallback: Readonly<Record<Key, number | null>> | undefined,
  ): Record<Key, number | null> {
    this.keys(path, keys);
    return recordOf(keys, (key) => {
      const value = this.valueAt([...path, key]);
      const isEndless = value === null || (value === undefined && fallback?.[key] === null);
      return isEndless ? null : this.one([...path, key], range, fallback?.[key] ?? undefined);
    });
  }

  /** Faults what is no mapping at `path`, and its keys that nothing reads. Nothing there is no fault yet. */
  keys(path: ValuePath, known: readonly string[]): void {
    const value = this.valueAt(path);
    if (value !== undefined) this.faults.unknownKeys(this.faults.mapping(value, path), known, path);
  }

  private valueAt(path: ValuePath): unknown {
    let value: unknown = this.root;
    for (const key of path) {
      if (!isMapping(value) || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    return value;
  }
}

function isWithin(value: unknown, { least, most, whole }: NumberRange): value is number {
  return (
    typeof value === 'number' && value >= least && value <= most && (!whole || Number.isSafeInteger(value))
  );
}

function describe({ least, most, whole }: NumberRange): string {
  return `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
}

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  read: (key: Key) => Value,
): Record<Key, Value> {
  const entries = keys.map((key) => [key, read(key)] as const);
  // Object.fromEntries forgets which keys went in; `keys` are exactly those of the result.
  return Object.fromEntries(entries) as Record<Key, Value>;
}

import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { EnforcementSource, ValuePath } from '../core/policy/enforcement-faults.js';
import type { PolicyFault } from '../core/policy/policy.js';

/** An enforcement file as plain values with their lines, or why its YAML cannot be read. */
export interface EnforcementYaml {
  readonly source: EnforcementSource;
  readonly faults: readonly PolicyFault[];
}

/** Most aliases (`*name`) unfolded: enough for any real file, too few for one made to fill the memory. */
const MOST_ALIASES = 100;

/** Reads YAML, keeping the line of every key. Never throws. */
export function readEnforcementYaml(text: string, file: string): EnforcementYaml {
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const lineOf = (path: ValuePath) => counter.linePos(offsetOf(document.contents, path)).line || 1;
    const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
      file,
      line: counter.linePos(pos[0]).line || 1,
      problem: `this is no valid YAML: ${message.split('\n')[0]}`,
      expected: 'keys and values as in prompts/policy/enforcement.yaml',
    }));
    const value: unknown = faults.length > 0 ? undefined : document.toJS({ maxAliasCount: MOST_ALIASES });
    return { source: { file, value, lineOf }, faults };
  } catch (error) {
    const problem = `this YAML cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return {
      source: { file, value: undefined, lineOf: () => 1 },
      faults: [{ file, line: 1, problem, expected: 'keys and values without nesting or aliases to excess' }],
    };
  }
}

/** Where the key that leads to `path` begins, or the deepest key on the way there that exists. */
function offsetOf(contents: Node | null, path: ValuePath): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!isPair(pair) || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key];
      offset = isScalar(item) ? (item.range?.[0] ?? offset) : offset;
      node = item;
    } else return offset;
  }
  return offset;
}

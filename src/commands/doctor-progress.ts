import { SingleBar } from 'cli-progress';
import type { CommandIo } from './io.js';

/** Nobody needs to be told of what is done within a second. */
const SHOWN_AFTER_MS = 1_000;

/** Runs one after the other; a bar shows on a terminal which one it is, once that takes longer than a second. */
export async function runShowing<T>(
  steps: readonly { readonly part: string; readonly run: () => Promise<T> }[],
  io: CommandIo,
): Promise<readonly T[]> {
  const bar = new SingleBar({
    format: '{bar} {value}/{total} · {part}',
    stream: process.stderr,
    clearOnComplete: true,
  });
  let done = 0;
  let part = '';
  const show = setTimeout(() => bar.start(steps.length, done, { part }), SHOWN_AFTER_MS);
  if (!io.isTerminal) clearTimeout(show);
  const results: T[] = [];
  try {
    for (const step of steps) {
      part = step.part;
      if (bar.isActive) bar.update(done, { part });
      results.push(await step.run());
      done += 1;
    }
  } finally {
    clearTimeout(show);
    bar.stop();
  }
  return results;
}

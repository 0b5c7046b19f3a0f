import type { ShownMessage } from '../render.js';

/** A message with the answers to it. `root` is `null` when it was deleted and its answers were not. */
export interface Thread {
  readonly id: string;
  readonly root: ShownMessage | null;
  readonly replies: readonly ShownMessage[];
  /** Shown to one person alone. */
  readonly isPrivate: boolean;
}

/** Sorts a conversation into threads, in the order in which they began. */
export function threadsOf(messages: readonly ShownMessage[], isPrivate = false): readonly Thread[] {
  const threads = new Map<string, { root: ShownMessage | null; replies: ShownMessage[] }>();
  for (const message of messages) {
    const id = threadIdOf(message);
    const thread = threads.get(id) ?? { root: null, replies: [] };
    threads.set(id, thread);
    if (message.thread === null) thread.root = message;
    else thread.replies.push(message);
  }
  return [...threads].map(([id, { root, replies }]) => ({ id, root, replies, isPrivate }));
}

/** What is said in the channel and to one person alone, in one sequence: by when each thread began. */
export function mergeThreads(open: readonly Thread[], own: readonly Thread[]): readonly Thread[] {
  return [...open, ...own].sort((a, b) => startOf(a).localeCompare(startOf(b)));
}

/**
 * Where this person would go on: the thread in which they were last asked to stop, else the one they wrote in
 * last; `null` when they have not written.
 */
export function threadToGoOnIn(messages: readonly ShownMessage[], person: string): string | null {
  const own = messages.filter((message) => message.author.id === person).map(threadIdOf);
  const asked = messages.findLast((message) => isRequest(message) && own.includes(threadIdOf(message)));
  return asked ? threadIdOf(asked) : (own.at(-1) ?? null);
}

function isRequest({ kind }: ShownMessage): boolean {
  return kind === 'warning' || kind === 'final-notice';
}

function threadIdOf({ id, thread }: ShownMessage): string {
  return thread ?? id;
}

function startOf({ root, replies }: Thread): string {
  return (root ?? replies[0])?.at ?? '';
}

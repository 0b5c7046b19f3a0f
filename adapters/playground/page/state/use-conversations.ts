import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { readConversation, type ShownMessage, type Wish } from '../api.js';
import { useLive } from './use-live.js';

/** What is known of one conversation. */
export interface Conversation {
  readonly state: 'loading' | 'read' | 'failed';
  readonly messages: readonly ShownMessage[];
}

const LOADING: Conversation = { state: 'loading', messages: [] };

/** The conversations on the page, kept up to date. */
export interface Conversations {
  readonly of: (id: string) => Conversation;
  readonly connected: boolean;
  readonly reload: () => void;
}

/** Reads these conversations, and each again whenever the server says that it changed, or the visitor's wish does. */
export function useConversations(ids: readonly string[], { look, reader: person }: Wish): Conversations {
  const [known, setKnown] = useState<Readonly<Record<string, Conversation>>>({});
  const reader = useRef(
    new Reader((id, now) => setKnown((all) => ({ ...all, [id]: now(all[id] ?? LOADING) }))),
  );
  const wanted = ids.join('\n');
  reader.current.wish = { look, reader: person };

  const read = useCallback(
    (only: string | null) => {
      for (const id of wanted.split('\n')) if (only === null || only === id) void reader.current.read(id);
    },
    [wanted],
  );
  const connected = useLive(read);
  useEffect(() => read(null), [read, look, person]);

  return { of: (id) => known[id] ?? LOADING, connected, reload: () => read(null) };
}

/** Reads a conversation at most once at a time: what changes meanwhile is read right after. */
class Reader {
  readonly #running = new Map<string, 'running' | 'again'>();
  wish: Wish = { look: 'garbo', reader: '' };

  constructor(private readonly show: (id: string, now: (before: Conversation) => Conversation) => void) {}

  async read(id: string): Promise<void> {
    if (this.#running.has(id)) {
      this.#running.set(id, 'again');
      return;
    }
    do {
      this.#running.set(id, 'running');
      try {
        const messages = await readConversation(id, this.wish);
        this.show(id, () => ({ state: 'read', messages }));
      } catch {
        // What was read before stays on the page.
        this.show(id, (before) => (before.state === 'read' ? before : { state: 'failed', messages: [] }));
      }
    } while (this.#running.get(id) === 'again');
    this.#running.delete(id);
  }
}

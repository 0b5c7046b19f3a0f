import { useEffect, useRef } from 'preact/hooks';
import type { ShownMessage } from '../api.js';
import { showMessage } from './show-message.js';

/**
 * Follows a conversation: starts at its end, then brings each message that arrives into view.
 */
export function useNewestInView(messages: readonly ShownMessage[], feedId: string): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (messages.length === 0) return;
    const before = seen.current;
    seen.current = new Set(messages.map(({ id }) => id));
    if (before === null) {
      const feed = document.getElementById(feedId);
      feed?.scrollTo({ top: feed.scrollHeight });
      return;
    }
    const arrived = messages.findLast(({ id }) => !before.has(id));
    if (arrived) showMessage(arrived.id);
  }, [messages, feedId]);
}

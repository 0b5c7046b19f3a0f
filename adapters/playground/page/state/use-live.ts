import { useEffect, useRef, useState } from 'preact/hooks';
import { openEvents } from '../api.js';

/** How long to wait before a stream that the browser has given up is opened anew. */
const REOPEN_MS = 2_000;

/**
 * Listens to the server. `onChange` gets the conversation that changed, or `null` when everything may have:
 * after every (re)connection. Returns whether the connection stands; it counts as standing until it fails.
 */
export function useLive(onChange: (conversation: string | null) => void): boolean {
  const [connected, setConnected] = useState(true);
  const handler = useRef(onChange);
  handler.current = onChange;

  useEffect(() => {
    let events: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      events = openEvents();
      events.addEventListener('ready', () => {
        setConnected(true);
        handler.current(null);
      });
      events.addEventListener('changed', (event) => {
        handler.current((JSON.parse(event.data) as { conversation: string }).conversation);
      });
      events.onerror = () => {
        setConnected(false);
        // The browser tries again by itself, except after an answer that is not a stream.
        if (events.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS);
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      events.close();
    };
  }, []);

  return connected;
}

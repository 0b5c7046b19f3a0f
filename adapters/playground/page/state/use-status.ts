import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api.js';
import type { Words } from '../words/it.js';

/** Long enough to be read twice. */
const SHOWN_MS = 7_000;

/** One line about what the visitor's last action came to. */
export interface Status {
  readonly text: string;
  readonly failed: boolean;
}

/** The status line, which empties itself after a while. */
export function useStatus(): readonly [Status | null, (status: Status | null) => void] {
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    if (status === null) return;
    const timer = setTimeout(() => setStatus(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return [status, useCallback((next) => setStatus(next), [])];
}

/** What to tell the visitor about a failure: our own words where we have some, else the server's. */
export function failureText(error: unknown, words: Words): string {
  if (!(error instanceof ApiFailure)) return words.failures.network ?? '';
  return words.failures[error.code] ?? (error.message || (words.failures.network ?? ''));
}

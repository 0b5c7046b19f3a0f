import { setTimeout as pause } from 'node:timers/promises';
import { GarboError } from '../../src/core/errors.js';
import type { Clock } from '../../src/core/ports/clock.js';

/**
 * Teams waits fifteen seconds for an answer, and does not promise to deliver again what was refused. Of these, ten go
 * to trying again; the last try may take as long as the queue itself is waited for.
 * Source: https://learn.microsoft.com/azure/bot-service/bot-builder-troubleshoot-general-problems
 */
const PATIENCE_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_500;

/** Runs it, and again while it fails with what may pass, for as long as Teams waits. Throws what it throws at the end. */
export async function patiently<T>(clock: Clock, run: () => Promise<T>): Promise<T> {
  const until = clock.now().getTime() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await run();
    } catch (error) {
      const mayPass = error instanceof GarboError && error.retry === 'later';
      if (!mayPass || clock.now().getTime() + pauseMs > until) throw error;
    }
    await pause(pauseMs);
  }
}

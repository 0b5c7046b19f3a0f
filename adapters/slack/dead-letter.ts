import type { Log } from '../../src/core/ports/log.js';
import { SlackPayloadUnreadable } from './errors.js';

/** Runs it; a payload that cannot be read is logged for a person to look into, and Slack is not asked for it again. */
export async function orDeadLetter<T>(
  { log }: { readonly log: Log },
  run: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof SlackPayloadUnreadable)) throw error;
    log.error('dead-letter', error, { platform: 'slack' });
    return undefined;
  }
}

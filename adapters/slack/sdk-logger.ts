import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../src/core/ports/log.js';

/** The logger Slack's packages take. */
export type SdkLogger = Logger;

/** Long enough for every sentence of the SDK. */
const MAX_LENGTH = 200;

/**
 * Passes on what Slack's packages warn about. Their debug and info lines hold whole payloads, and so messages;
 * they are dropped, and of the rest only the sentence is kept.
 */
export function createSdkLogger(log: Log): SdkLogger {
  const drop = () => undefined;
  const warn = (...said: unknown[]) => log.warn('slack-sdk', { says: sentenceOf(said) });
  return {
    debug: drop,
    info: drop,
    warn,
    error: warn,
    setLevel: drop,
    getLevel: () => LogLevel.WARN,
    setName: drop,
  };
}

function sentenceOf(said: readonly unknown[]): string {
  const [first] = said;
  const sentence = first instanceof Error ? first.message : typeof first === 'string' ? first : typeof first;
  return sentence.slice(0, MAX_LENGTH);
}

import { pino } from 'pino';
import type { Log } from './core/ports/log.js';

/** How much is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Structured log lines on standard error, one JSON object each. Standard output belongs to the commands. */
export function createLog(level: LogLevel): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, error, fields) => logger.error({ event, ...fields, err: error }),
  };
}

/** Code, message and causes. Our own errors never quote a customer; of a foreign one only name and code are kept. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const isOurs = 'whatToDo' in error;
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(isOurs ? { message: error.message, whatToDo: error.whatToDo } : { at: firstFrame(error) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Where it was thrown: enough to find a fault without logging its message, which may quote a text. */
function firstFrame({ stack }: Error): string | undefined {
  return stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
}

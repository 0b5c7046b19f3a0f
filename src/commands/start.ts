import { startApp } from '../app.js';
import { type Config, hasPlatform } from '../config-schema.js';
import { createLog } from '../logger.js';
import type { CommandIo } from './io.js';

/** A stop may take ten seconds, the process's own end included. One that takes longer is cut short; what was under way runs again at the next start. */
const STOP_WITHIN_MS = 9_000;

/**
 * Starts Garbo, prints the address to open, and resolves once a signal has stopped it.
 * @throws GarboError when a part cannot start
 */
export async function runStart(config: Config, io: CommandIo): Promise<void> {
  // Somebody who tries the playground reads the terminal; with a platform, a log collector does.
  const log = createLog(config.LOG_LEVEL ?? (hasPlatform(config) ? 'info' : 'warn'));
  const app = await startApp(config, log);
  for (const note of app.notes) io.err(`${note}\n`);
  io.out(`Garbo is ready: ${app.address}\n`);
  await untilSignal();
  const cutShort = setTimeout(() => process.exit(1), STOP_WITHIN_MS);
  await app.stop();
  clearTimeout(cutShort);
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

import { v7 as newUuid } from 'uuid';
import { connectRedis, createQueues } from '../../adapters/bullmq/index.js';
import { checkChains, openEmbedded, openPostgres } from '../../adapters/postgres/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { Log } from '../core/ports/log.js';
import { loadPolicy } from '../policy/load-policy.js';
import { loadKeys } from '../secrets.js';
import { classifierNamed } from './classifiers.js';

/** The doctor says itself what it finds. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Asks the LLM to judge one harmless sentence. @throws GarboError when it does not answer as it must */
export async function checkLlm(config: Config): Promise<string> {
  const llm = await classifierNamed('llm', config);
  const { policy } = loadPolicy({ policyFile: config.POLICY_FILE, enforcementFile: config.ENFORCEMENT_FILE });
  const verdict = await llm.classify({
    text: 'Buongiorno, quando arriva il mio pacco?',
    background: [],
    policy,
  });
  return `answers in the form that is needed (${verdict.classifier}).`;
}

/** Asks the database for its version. @throws GarboError when it does not let us in */
export async function checkDatabase({ DATABASE_URL: url = '' }: Config): Promise<string> {
  const pool = openPostgres(url, () => undefined);
  try {
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
    return `Postgres ${rows[0]?.server_version ?? ''} answers.`;
  } catch (cause) {
    throw unreachable(
      'DATABASE_UNREACHABLE',
      'The database does not answer or does not let Garbo in.',
      'DATABASE_URL',
      cause,
    );
  } finally {
    await pool.end();
  }
}

/**
 * Checks the hash chain of every case's history, and the evidence against it.
 * @throws GarboError `HISTORY_TAMPERED` naming the cases; `DATA_FOLDER_IN_USE` while Garbo runs on the folder
 */
export async function checkHistories(config: Config): Promise<string> {
  const pool = config.DATABASE_URL
    ? openPostgres(config.DATABASE_URL, () => undefined)
    : await openEmbedded(config.DATA_FOLDER);
  try {
    const { rows } = await pool.query<{ found: boolean }>(
      "SELECT to_regclass('garbo.case_events') IS NOT NULL AS found",
    );
    if (!rows[0]?.found) return 'nothing is recorded yet.';
    const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
    const faults = await checkChains(pool, keys);
    if (faults.length === 0) return 'every case history is intact.';
    const named = faults.map(({ caseId, fault }) => `${caseId} (${fault})`).join(', ');
    throw new GarboError(
      'HISTORY_TAMPERED',
      `The history of a case is not what was written: ${named}.`,
      'Compare it with a backup, and find out who can write to the database.',
    );
  } finally {
    await pool.end();
  }
}

/** Asks Redis for the lengths of the queues. @throws GarboError when it does not answer */
export async function checkQueue({ REDIS_URL: url = '' }: Config): Promise<string> {
  const connection = connectRedis(url, SILENT);
  const clock = { now: () => new Date() };
  const queues = createQueues({
    connection,
    prefix: 'garbo',
    clock,
    ids: { next: () => newUuid() },
  });
  try {
    const { messages } = await queues.counts();
    return `Redis answers; ${messages.waiting} messages wait.`;
  } catch (cause) {
    throw unreachable('REDIS_UNREACHABLE', 'Redis does not answer.', 'REDIS_URL', cause);
  } finally {
    await queues.close();
    await connection.close();
  }
}

function unreachable(code: string, message: string, setting: string, cause: unknown): GarboError {
  return new GarboError(code, message, `Check ${setting} and that the server runs.`, { cause });
}

import { existsSync } from 'node:fs';
import {
  createContactRows,
  createInstallationRows,
  createPostgresRecord,
  openEmbedded,
  openPostgres,
  type Pool,
  schemaState,
} from '../../adapters/postgres/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { CaseRecord } from '../core/ports/case-record.js';
import type { ContactRows } from '../core/ports/contact-rows.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import type { Log } from '../core/ports/log.js';
import type { WorkspaceKey } from '../core/workspace.js';
import { loadKeys } from '../secrets.js';

/** What is known of Garbo's record: `reason` says why it cannot be read, `null` that there is none yet. */
export type OpenRecord =
  | { readonly record: CaseRecord; readonly installations: InstallationRows; readonly contacts: ContactRows }
  | { readonly reason: GarboError | null };

/** A doctor says itself what it finds. */
export const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const clock = { now: () => new Date() };

/** Opens the record for a doctor to read, if there is one and nobody else has it. */
export async function withRecord<T>(config: Config, use: (opened: OpenRecord) => Promise<T>): Promise<T> {
  if (!config.DATABASE_URL && !existsSync(config.DATA_FOLDER)) return use({ reason: null });
  let pool: Pool;
  try {
    pool = config.DATABASE_URL
      ? openPostgres(config.DATABASE_URL, () => undefined)
      : await openEmbedded(config.DATA_FOLDER);
  } catch (error) {
    if (error instanceof GarboError) return use({ reason: error });
    throw error;
  }
  try {
    return await use(await readable(config, pool));
  } finally {
    await pool.end();
  }
}

/**
 * When each kind of delivery last came from a workspace.
 * @throws GarboError why the record cannot be read
 */
export async function arrivalsIn(
  opened: OpenRecord,
  workspace: WorkspaceKey,
): Promise<ReadonlyMap<string, Date>> {
  if ('record' in opened) return opened.record.transaction((tx) => tx.arrivalsIn(workspace));
  if (opened.reason) throw opened.reason;
  return new Map();
}

/** The record, if this version of Garbo has been started on it. */
async function readable(config: Config, pool: Pool): Promise<OpenRecord> {
  try {
    const state = await schemaState(pool);
    if (state === 'none') return { reason: null };
    if (state === 'behind')
      return { reason: unreadable('The record is of an earlier version.', 'Start Garbo once.') };
    const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
    return {
      record: createPostgresRecord({ pool, keys, clock }),
      installations: createInstallationRows(pool),
      contacts: createContactRows(pool),
    };
  } catch (cause) {
    return { reason: unreadable('The record cannot be read.', 'See what is said of the database.', cause) };
  }
}

function unreadable(message: string, whatToDo: string, cause?: unknown): GarboError {
  return new GarboError('RECORD_UNREADABLE', message, whatToDo, { cause });
}

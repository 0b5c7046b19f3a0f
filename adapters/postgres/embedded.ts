import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPool } from './embedded-pool.js';
import { EmbeddedSession } from './embedded-session.js';
import { lockFolder } from './folder-lock.js';
import { makeDatabase } from './make-database.js';
import { type Pool, SEARCH_PATH } from './pool.js';

/**
 * Postgres reserves its cache when it starts, 128 MB by default. The folder holds little, and the system caches its
 * files as well: this much took 170 MB off the process and cost no speed (tried).
 */
const CACHE = 'shared_buffers=16MB';

/**
 * Opens Postgres inside this process, on a folder of its own that is made if it is missing. `end()` closes it and
 * gives the folder up. What is committed outlives the process, also a killed one; after a power cut the last
 * commits may be missing, because PGlite does not make the system write its files out.
 *
 * @throws GarboError `DATA_FOLDER_IN_USE` when another process has it open: two would corrupt it
 */
export async function openEmbedded(folder: string): Promise<Pool> {
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    // Loaded only here: with a server of one's own, PGlite is not needed.
    const { PGlite } = await import('@electric-sql/pglite');
    const startParams = [...PGlite.defaultStartParams, '-c', CACHE];
    const place = join(folder, 'postgres');
    if (!existsSync(place)) await makeDatabase(place, startParams);
    const database = await PGlite.create(place, { startParams });
    await database.exec(`SET search_path TO ${SEARCH_PATH}`);
    return new EmbeddedPool(new EmbeddedSession(database), () => lock.release());
  } catch (error) {
    await lock.release();
    throw error;
  }
}

import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GarboError } from './core/errors.js';

/** Secrets of one installation. They lie outside the database, so that whoever can write there cannot forge. */
export interface Keys {
  /** For keyed hashes of texts. */
  readonly hash: Buffer;
  /** For signing the ends of the case chains. */
  readonly sign: Buffer;
}

const FILE = 'keys.json';
const KEY_BYTES = 32;
const hexKey = z
  .string()
  .regex(/^([0-9a-f]{2}){32,}$/i)
  .transform((hex) => Buffer.from(hex, 'hex'));
const keysFile = z.object({ hash: hexKey, sign: hexKey });

/**
 * The keys of this installation: from `keys.json` in the data folder, made there (readable by its owner alone) at
 * the first start.
 *
 * @param signingKey hex, at least 32 bytes; replaces the file's key for signing where several processes share a
 * database
 * @throws GarboError `KEYS_UNREADABLE` when the file or `signingKey` does not hold keys
 */
export async function loadKeys(options: {
  readonly dataFolder: string;
  readonly signingKey?: string | undefined;
}): Promise<Keys> {
  await mkdir(options.dataFolder, { recursive: true });
  const path = join(options.dataFolder, FILE);
  const keys = readKeys(path, (await readIfThere(path)) ?? (await makeFile(path)));
  if (options.signingKey === undefined) return keys;
  const sign = hexKey.safeParse(options.signingKey);
  if (!sign.success) throw keysUnreadable('The signing key is not 32 bytes or more in hexadecimal.');
  return { ...keys, sign: sign.data };
}

/** Of two that start at once one gives its draft the name; both read what then stands there. */
async function makeFile(path: string): Promise<string> {
  const makeKey = () => randomBytes(KEY_BYTES).toString('hex');
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ hash: makeKey(), sign: makeKey() }), { mode: 0o600 });
  try {
    await link(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
}

function readKeys(path: string, text: string): Keys {
  try {
    return keysFile.parse(JSON.parse(text));
  } catch {
    // The cause is left out: it would quote the file, which is secret.
    throw keysUnreadable(`The file ${path} does not hold Garbo's keys.`);
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function keysUnreadable(message: string): GarboError {
  return new GarboError(
    'KEYS_UNREADABLE',
    message,
    'Restore it from a backup. Without it, the histories of earlier cases can no longer be checked.',
  );
}

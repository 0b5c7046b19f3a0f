import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { GarboError } from '../../src/core/errors.js';

/** A process: its id, and when it started, because ids are used again. */
interface Owner {
  readonly pid: number;
  /** In the system's own unit; `null` where it does not tell. */
  readonly startedAt: string | null;
}

/** A takeover is two file operations long. */
const GUARD_PAUSE_MS = 10;

/** The right to use a folder. */
export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process by a file that names it. A file left by a process that is gone (also one
 * killed a moment ago) is taken over at once.
 *
 * @throws GarboError `DATA_FOLDER_IN_USE`
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'owner.json');
  const own = { pid: process.pid, startedAt: await startTimeOf(process.pid) };
  const draft = join(folder, `owner.${randomUUID()}.json`);
  await writeFile(draft, JSON.stringify(own));
  try {
    while (!(await linkTo(draft, file))) await clearIfStale(file, draft, folder);
  } finally {
    await rm(draft, { force: true });
  }
  return { release: () => rm(file, { force: true }) };
}

/** Linking is atomic and never replaces: of two processes one gets the name, with its content whole. */
async function linkTo(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Removes the file of an owner that is gone; refuses when the owner lives. */
async function clearIfStale(file: string, draft: string, folder: string): Promise<void> {
  const owner = await ownerIn(file);
  if (owner && (await isAlive(owner))) throw folderInUse(folder, owner.pid);

  // Only one process at a time may remove it, and looks again first: else it might remove the next owner's file.
  const guard = `${file}.takeover`;
  if (!(await linkTo(draft, guard))) {
    const holder = await ownerIn(guard);
    if (holder === null || !(await isAlive(holder))) await rm(guard, { force: true });
    else await setTimeout(GUARD_PAUSE_MS);
    return;
  }
  try {
    const stillThere = await ownerIn(file);
    if (stillThere === null || !(await isAlive(stillThere))) await rm(file, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Who the file names; `null` when there is none or it cannot be read, as after a power cut. */
async function ownerIn(file: string): Promise<Owner | null> {
  const text = await readIfThere(file);
  return text === null ? null : parseOwner(text);
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
  }
  const stat = await readStat(owner.pid);
  if (stat?.state === 'Z') return false;
  return !stat || owner.startedAt === null || stat.startedAt === owner.startedAt;
}

async function startTimeOf(pid: number): Promise<string | null> {
  return (await readStat(pid))?.startedAt ?? null;
}

/** Fields 3 and 22 of Linux's `/proc/<pid>/stat`, see proc(5); `null` on other systems. */
async function readStat(
  pid: number,
): Promise<{ state: string | undefined; startedAt: string | null } | null> {
  const stat = await readIfThere(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may hold spaces: the third follows the last bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], startedAt: fields[19] ?? null };
}

function parseOwner(text: string): Owner | null {
  try {
    const { pid, startedAt }: { pid?: unknown; startedAt?: unknown } = JSON.parse(text);
    if (typeof pid !== 'number') return null;
    return { pid, startedAt: typeof startedAt === 'string' ? startedAt : null };
  } catch {
    return null;
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function folderInUse(folder: string, pid: number): GarboError {
  return new GarboError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${folder} is in use by another Garbo, process ${pid}.`,
    `Stop process ${pid}, or give this one a data folder of its own (DATA_FOLDER).`,
  );
}

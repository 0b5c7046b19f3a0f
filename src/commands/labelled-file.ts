import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { GarboError } from '../core/errors.js';
import type { LabelledMessage } from '../core/evaluation/labelled-message.js';
import { BUILT_IN_CLAUSES } from '../core/policy/enforcement.js';

const LABELLED_MESSAGE = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  text: z.string(),
  context: z.array(z.object({ from: z.enum(['customer', 'agent', 'other']), text: z.string() })).default([]),
  violations: z.array(z.enum(BUILT_IN_CLAUSES)),
  severity: z.enum(['none', 'low', 'medium', 'high', 'critical']),
  concern: z.literal('self-harm').nullable().default(null),
  pair: z.string().optional(),
  kind: z.string().optional(),
});

/** A labelled file cannot be read, or a line of it breaks the format of `training/GUIDE.md`. */
export class LabelledFileFault extends GarboError {
  override readonly name = 'LabelledFileFault';
  constructor(where: string, problem: string, cause?: unknown) {
    const whatToDo = 'Mend it; training/GUIDE.md tells the format, one JSON object a line.';
    super('LABELLED_FILE_FAULT', `${where}: ${problem}`, whatToDo, { cause });
  }
}

/**
 * Reads a JSON Lines file of labelled messages; blank lines are passed over.
 *
 * @throws LabelledFileFault at the first bad line, naming file and line, or when nothing is in it
 */
export async function readLabelledFile(file: string): Promise<readonly LabelledMessage[]> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LabelledFileFault(file, 'the file cannot be read.', cause);
  });
  const messages: LabelledMessage[] = [];
  for (const [index, line] of content.split(/\r?\n/).entries())
    if (line.trim() !== '') messages.push(parseLine(`${file}:${index + 1}`, line));
  if (messages.length === 0) throw new LabelledFileFault(file, 'the file holds no message.');
  return messages;
}

function parseLine(where: string, line: string): LabelledMessage {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new LabelledFileFault(where, 'the line is not JSON.', cause);
  }
  const parsed = LABELLED_MESSAGE.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LabelledFileFault(
    where,
    `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not as expected'}.`,
  );
}

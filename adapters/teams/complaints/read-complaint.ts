import { z } from 'zod';
import type { ComplaintDetails, ComplaintGround } from '../../../src/core/complaints/complaint.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { tidyText } from '../tidy-text.js';

/** The value of the ground that is no commitment; those that are carry their clause after the prefix. */
export const PROCESS = 'process';
export const COMMITMENT_PREFIX = 'commitment:';

const words = z
  .string()
  .nullish()
  .transform((typed) => tidyText(typed ?? ''));

/** What was filled in: empty texts where nothing was. */
const complaintFields = z.object({
  ground: words,
  person: words,
  name: words,
  when: words,
  whatHappened: words,
  howItFellShort: words,
});
export type ComplaintFields = z.infer<typeof complaintFields>;
export type FieldId = keyof ComplaintFields;

const complaintContext = z.object({
  /** The conversation the complaint belongs to; empty where it belongs to none. */
  conversation: z.string(),
  /** The thread in it; `null` where none is known. */
  thread: z.string().nullable(),
  language: z.enum(LANGUAGES),
  /** Tells this form from others, so that it counts once however often it is sent. */
  opened: z.string().min(1),
});
export type ComplaintContext = z.infer<typeof complaintContext>;

/** A form in which nothing is filled in yet. */
export const NOTHING_FILLED: ComplaintFields = complaintFields.parse({});

/**
 * Reads what a sent form carries and what was filled in.
 * @throws TeamsPayloadUnreadable when it is not one of `complaintForm`'s
 */
export function readComplaint(
  data: unknown,
  fields: unknown,
): { readonly context: ComplaintContext; readonly filled: ComplaintFields } {
  const context = complaintContext.safeParse(data);
  const filled = complaintFields.safeParse(fields);
  if (!context.success || !filled.success) throw new TeamsPayloadUnreadable('an odd complaint');
  return { context: context.data, filled: filled.data };
}

/** The complaint that the form tells. Throws TeamsPayloadUnreadable for an unknown ground. */
export function detailsOf({ ground, person, name, ...told }: ComplaintFields): ComplaintDetails {
  return {
    ground: groundOf(ground),
    concerned: { person: person === '' ? null : person, name },
    ...told,
  };
}

function groundOf(value: string): ComplaintGround {
  if (value === PROCESS) return { kind: 'process' };
  if (value.startsWith(COMMITMENT_PREFIX)) {
    return { kind: 'commitment', clause: value.slice(COMMITMENT_PREFIX.length) };
  }
  throw new TeamsPayloadUnreadable('a complaint on an unknown ground');
}

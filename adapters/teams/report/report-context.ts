import { z } from 'zod';
import { LANGUAGES } from '../../../src/core/language.js';
import { TeamsPayloadUnreadable } from '../errors.js';

/** The dialog of a report. */
export const REPORT_DIALOG = 'report';

/** What travels in the card of a report, and in the button that opens it. */
const reportContext = z.object({
  /** Tells one opened form from another: sent twice, it is one report. Empty in a button. */
  form: z.string(),
  language: z.enum(LANGUAGES),
  /** Where it is filed; `null` in a direct conversation. */
  conversation: z.string().nullable(),
  /** Whom it is about, where that is known; else the form asks. */
  customer: z.object({ id: z.string().min(1), name: z.string() }).nullable(),
  /** The message it is about, where it was opened at one. */
  message: z.object({ id: z.string().min(1), thread: z.string().min(1) }).nullable(),
  /** That message as the form shows it. */
  shown: z.object({ text: z.string(), writtenAt: z.string().nullable() }).nullable(),
  /** What was typed already. */
  what: z.string(),
});

/** What travels in the card of a report. */
export type ReportContext = z.infer<typeof reportContext>;

/** Reads it. Throws TeamsPayloadUnreadable when it is none of ours. */
export function readContext(data: Readonly<Record<string, unknown>>): ReportContext {
  const parsed = reportContext.safeParse(data);
  if (!parsed.success) throw new TeamsPayloadUnreadable('a report without its form');
  return parsed.data;
}

import { z } from 'zod';
import { LANGUAGES } from '../../../src/core/language.js';
import { VIOLATION_SEVERITIES, type ViolationSeverity } from '../../../src/core/screening/verdict.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { wellFormed } from '../parse-text.js';
import { BLOCKS, FIELD, type ReportContext, WANTS_SUPPORT } from './report-form.js';

const text = z.looseObject({ [FIELD]: z.looseObject({ value: z.string().nullish() }) });
const chosen = <T extends z.ZodType<string>>(value: T) =>
  z.looseObject({ [FIELD]: z.looseObject({ selected_option: z.looseObject({ value }) }) });

/**
 * The view of a sent form.
 * Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
const sentForm = z.looseObject({
  id: z.string().min(1),
  private_metadata: z.string(),
  state: z.looseObject({
    values: z.looseObject({
      [BLOCKS.customer]: z.looseObject({ [FIELD]: z.looseObject({ selected_user: z.string().min(1) }) }),
      [BLOCKS.link]: text,
      [BLOCKS.clause]: chosen(z.string()),
      [BLOCKS.severity]: chosen(z.enum(VIOLATION_SEVERITIES)),
      [BLOCKS.what]: text,
      [BLOCKS.support]: z.looseObject({
        [FIELD]: z.looseObject({ selected_options: z.array(z.looseObject({ value: z.string() })).nullish() }),
      }),
    }),
  }),
});

const reportContext: z.ZodType<ReportContext> = z.object({
  conversation: z.string().nullable(),
  language: z.enum(LANGUAGES),
});

/** A form as it was sent. */
export interface SentReport {
  readonly viewId: string;
  readonly context: ReportContext;
  readonly customer: string;
  /** As it was typed; empty when it was left out. */
  readonly link: string;
  readonly clause: string;
  readonly severity: ViolationSeverity;
  readonly what: string;
  readonly wantsSupport: boolean;
}

/**
 * Reads the view of a `view_submission`.
 * @throws SlackPayloadUnreadable when it is not one of `reportForm`'s
 */
export function readReport(view: unknown): SentReport {
  const sent = sentForm.safeParse(view);
  if (!sent.success) throw new SlackPayloadUnreadable('a report without its fields');
  const { id, private_metadata, state } = sent.data;
  const context = reportContext.safeParse(parseJson(private_metadata));
  if (!context.success) throw new SlackPayloadUnreadable('a report without its form');
  const { values } = state;
  const ticked = values[BLOCKS.support][FIELD].selected_options ?? [];
  return {
    viewId: id,
    context: context.data,
    customer: values[BLOCKS.customer][FIELD].selected_user,
    link: (values[BLOCKS.link][FIELD].value ?? '').trim(),
    clause: values[BLOCKS.clause][FIELD].selected_option.value,
    severity: values[BLOCKS.severity][FIELD].selected_option.value,
    what: wellFormed(values[BLOCKS.what][FIELD].value ?? '').trim(),
    wantsSupport: ticked.some(({ value }) => value === WANTS_SUPPORT),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

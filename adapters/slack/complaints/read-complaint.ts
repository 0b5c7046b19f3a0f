import { z } from 'zod';
import type { ComplaintDetails, ComplaintGround } from '../../../src/core/complaints/complaint.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { wellFormed } from '../parse-text.js';
import { BLOCKS, COMMITMENT_PREFIX, FIELD, type FormContext, PROCESS } from './complaint-form.js';

const text = z.looseObject({ [FIELD]: z.looseObject({ value: z.string().nullish() }) });

/**
 * The view of a sent form.
 * Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
const sentForm = z.looseObject({
  id: z.string().min(1),
  private_metadata: z.string(),
  state: z.looseObject({
    values: z.looseObject({
      [BLOCKS.ground]: z.looseObject({
        [FIELD]: z.looseObject({ selected_option: z.looseObject({ value: z.string() }) }),
      }),
      [BLOCKS.person]: z.looseObject({ [FIELD]: z.looseObject({ selected_user: z.string().nullish() }) }),
      [BLOCKS.name]: text,
      [BLOCKS.when]: text,
      [BLOCKS.whatHappened]: text,
      [BLOCKS.howItFellShort]: text,
    }),
  }),
});

const formContext: z.ZodType<FormContext> = z.object({
  conversation: z.string(),
  language: z.enum(LANGUAGES),
});

/** A form as it was sent. */
export interface SentForm {
  readonly viewId: string;
  readonly context: FormContext;
  readonly details: ComplaintDetails;
}

/**
 * Reads the view of a `view_submission`.
 * @throws SlackPayloadUnreadable when it is not one of `complaintForm`'s
 */
export function readComplaint(view: unknown): SentForm {
  const sent = sentForm.safeParse(view);
  if (!sent.success) throw new SlackPayloadUnreadable('a complaint without its fields');
  const { id, private_metadata, state } = sent.data;
  const context = formContext.safeParse(parseJson(private_metadata));
  if (!context.success) throw new SlackPayloadUnreadable('a complaint without its form');
  const { values } = state;
  const words = (block: 'name' | 'when' | 'whatHappened' | 'howItFellShort') =>
    wellFormed(values[BLOCKS[block]][FIELD].value ?? '').trim();
  return {
    viewId: id,
    context: context.data,
    details: {
      ground: groundOf(values[BLOCKS.ground][FIELD].selected_option.value),
      concerned: { person: values[BLOCKS.person][FIELD].selected_user ?? null, name: words('name') },
      when: words('when'),
      whatHappened: words('whatHappened'),
      howItFellShort: words('howItFellShort'),
    },
  };
}

function groundOf(value: string): ComplaintGround {
  if (value === PROCESS) return { kind: 'process' };
  if (value.startsWith(COMMITMENT_PREFIX)) {
    return { kind: 'commitment', clause: value.slice(COMMITMENT_PREFIX.length) };
  }
  throw new SlackPayloadUnreadable('a complaint on an unknown ground');
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

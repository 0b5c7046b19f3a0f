import { z } from 'zod';

/** What the model says of the message, in the shape asked for; nothing of it is checked yet. */
export type Answer = z.infer<typeof answerSchema>;

/** Either the answer, or what is wrong with it, with as much of its text as came. */
export type ReadAnswer =
  | { readonly ok: true; readonly answer: Answer; readonly content: string }
  | { readonly ok: false; readonly fault: string; readonly content: string };

/** An answer of this policy takes far less; the rest is a model that lost its way. */
const MAX_CONTENT_LENGTH = 65_536;

const MAX_VIOLATIONS = 20;

const answerSchema = z.object({
  reason: z.string(),
  violations: z
    .array(z.object({ clause: z.string(), quote: z.string(), severity: z.string(), target: z.string() }))
    .max(MAX_VIOLATIONS),
  concern: z.string().nullable(),
  confidence: z.number(),
  // The only thing no decision rests on: a server that does not hold the schema may leave it out.
  language: z
    .string()
    .nullish()
    .transform((language) => language ?? null),
});

const completionSchema = z.object({
  choices: z.tuple(
    [
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    ],
    z.unknown(),
  ),
});

/** Reads a chat completion. Faults are phrases for the model and for logs: they hold none of its text. */
export function readAnswer(completion: unknown): ReadAnswer {
  const envelope = completionSchema.safeParse(completion);
  if (!envelope.success) return refuse('it is not a chat completion with a message', '');
  const { finish_reason: finish, message } = envelope.data.choices[0];
  const content = message.content ?? '';

  if (message.refusal) return refuse('the model refused to answer', content);
  if (finish === 'content_filter') return refuse("the provider's content filter stopped it", content);
  if (finish === 'length') return refuse('it was cut off before its end', content);
  if (content.trim() === '') return refuse('it is empty', content);
  if (content.length > MAX_CONTENT_LENGTH)
    return refuse(`it is longer than ${MAX_CONTENT_LENGTH} characters`, content);

  const json = parseJson(content);
  if (json === undefined) return refuse('it is not JSON', content);
  const answer = answerSchema.safeParse(json);
  if (!answer.success) return refuse(`it has the wrong shape: ${describe(answer.error)}`, content);
  return { ok: true, answer: answer.data, content };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** The first issue; zod's messages name types and keys of the schema, never the values that came. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.') || 'the whole'}: ${issue.message}`;
}

function refuse(fault: string, content: string): ReadAnswer {
  return { ok: false, fault, content };
}

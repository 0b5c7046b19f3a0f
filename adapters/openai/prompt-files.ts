import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { BUILT_IN_CLAUSES, type BuiltInClause } from '../../src/core/policy/enforcement.js';
import { TARGETS, VIOLATION_SEVERITIES } from '../../src/core/screening/verdict.js';
import { packageRoot } from '../../src/package-root.js';

const builtInClause = z.enum(BUILT_IN_CLAUSES);

const exampleSchema = z.strictObject({
  earlier: z
    .array(z.strictObject({ from: z.enum(['customer', 'agent', 'other']), text: z.string() }))
    .default([]),
  message: z.string(),
  answer: z.strictObject({
    reason: z.string(),
    violations: z.array(
      z.strictObject({
        clause: builtInClause,
        quote: z.string(),
        severity: z.enum(VIOLATION_SEVERITIES),
        target: z.enum(TARGETS),
      }),
    ),
    concern: z.literal('self-harm').nullable(),
    confidence: z.number(),
    language: z.string().nullable(),
  }),
});

const explanationsSchema = z.record(builtInClause, z.strictObject({ means: z.string(), not: z.string() }));

const answerSchema = z.looseObject({
  properties: z.looseObject({
    violations: z.looseObject({
      items: z.looseObject({ properties: z.looseObject({ clause: z.looseObject({}) }) }),
    }),
  }),
});

/** A short case with the answer wanted, in terms of the built-in clauses. */
export type Example = z.infer<typeof exampleSchema>;

/** The JSON schema of an answer, the list of clause ids still open. */
export type AnswerSchema = z.infer<typeof answerSchema>;

/** The files of `prompts/classify/`, parsed. */
export interface PromptFiles {
  /** Instructions with the places `{{breakable}}`, `{{other}}` and `{{examples}}`. */
  readonly instructions: string;
  /** Per built-in clause: what it means and what it must not be taken for. */
  readonly explanations: Readonly<Record<BuiltInClause, { readonly means: string; readonly not: string }>>;
  readonly examples: readonly Example[];
  readonly schema: AnswerSchema;
}

/**
 * Reads `prompts/classify/`.
 *
 * @throws Error from the file system, the YAML parser or zod when the installation is damaged
 */
export function readPromptFiles(): PromptFiles {
  const read = (name: string) => readFileSync(join(packageRoot(), 'prompts/classify', name), 'utf8');
  return {
    instructions: read('system.md'),
    explanations: explanationsSchema.parse(parse(read('clauses.yaml'))),
    examples: z.array(exampleSchema).parse(parse(read('examples.yaml'))),
    schema: answerSchema.parse(JSON.parse(read('schema.json'))),
  };
}

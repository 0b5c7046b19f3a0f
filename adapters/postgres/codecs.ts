import { z } from 'zod';
import type { Actor, Alert, AlertDecision, AlertFacts, AlertNote } from '../../src/core/cases/alert.js';
import type { CaseEvent } from '../../src/core/cases/case-event.js';
import type { ChannelOutcome, MeasureTask, MeasureTaskId } from '../../src/core/cases/measure.js';
import type { ComplaintDetails } from '../../src/core/complaints/complaint.js';
import { LANGUAGES } from '../../src/core/language.js';
import type { Destination, Post } from '../../src/core/notices/post.js';
import type { Button, ButtonId, PostContent, PostKind } from '../../src/core/notices/post-content.js';
import { MEASURE_KINDS } from '../../src/core/policy/enforcement.js';
import type { ConversationPlace } from '../../src/core/ports/chat-platform.js';
import type { BackgroundMessage } from '../../src/core/ports/classifier.js';
import type { Followed, Report } from '../../src/core/reports/report.js';
import type { JudgedSummary } from '../../src/core/screening/ledger-entry.js';
import {
  TARGETS,
  type Verdict,
  VIOLATION_SEVERITIES,
  type Violation,
} from '../../src/core/screening/verdict.js';
import type { SupportAsked } from '../../src/core/support/support-request.js';
import type { MessageKey, PlatformName } from '../../src/core/workspace.js';

/**
 * How `jsonb` columns are read back: their shape is checked and instants become dates again. They are written with
 * `toJson`. Codes of ours (button ids and the like) are only checked to be text, so that a row written by a newer
 * version can still be read.
 */

/** The text of a `jsonb` value. Instants become ISO strings. */
export function toJson(value: unknown): string {
  return JSON.stringify(value);
}

const instant = z.iso.datetime().transform((text) => new Date(text));
const code = <T extends string>() => z.custom<T>((value) => typeof value === 'string');

const violation: z.ZodType<Violation> = z.object({
  clause: z.string(),
  quote: z.string(),
  severity: z.enum(VIOLATION_SEVERITIES),
  target: z.enum(TARGETS),
});

const concern = z.literal('self-harm').nullable();

export const judgedCodec: z.ZodType<JudgedSummary | null> = z
  .object({
    clauses: z.array(z.string()),
    severity: z.enum(['none', ...VIOLATION_SEVERITIES]),
    concern,
    confidence: z.number(),
    classifier: z.string(),
  })
  .nullable();

export const verdictCodec: z.ZodType<Verdict> = z.object({
  violations: z.array(violation),
  concern,
  confidence: z.number(),
  language: z.string().nullable(),
  reason: z.string(),
  classifier: z.string(),
  bar: z.enum(['embedded', 'llm']),
});

export const backgroundCodec: z.ZodType<BackgroundMessage[]> = z.array(
  z.object({ from: z.enum(['customer', 'agent', 'other']), text: z.string() }),
);

export const eventDataCodec: z.ZodType<CaseEvent['data']> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

const place: z.ZodType<ConversationPlace> = z.object({
  conversation: z.string(),
  thread: z.string().nullable(),
});

export const placeCodec = place.nullable();

export const destinationCodec: z.ZodType<Destination> = z.discriminatedUnion('to', [
  z.object({ to: z.literal('conversation'), conversation: z.string(), thread: z.string().nullable() }),
  z.object({ to: z.literal('post'), postId: z.string() }),
  z.object({ to: z.literal('person'), person: z.string(), sealedIn: place.exactOptional() }),
]);

const button: z.ZodType<Button> = z.object({
  id: code<ButtonId>(),
  label: z.string(),
  style: z.enum(['plain', 'primary', 'danger']),
  reason: z.enum(['none', 'optional', 'required']),
  url: z.string().exactOptional(),
});

export const contentCodec: z.ZodType<PostContent> = z.object({
  kind: code<PostKind>(),
  language: z.enum(LANGUAGES),
  title: z.string().nullable(),
  paragraphs: z.array(z.string()),
  clause: z.object({ id: z.string(), text: z.string() }).nullable(),
  quotes: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  folded: z.object({ label: z.string(), text: z.string() }).nullable(),
  about: z.object({ conversation: z.string(), message: z.string(), thread: z.string() }).nullable(),
  mentions: z.array(z.string()),
  buttons: z.array(button),
  footer: z.string().nullable(),
  takenBy: z.object({ id: z.string(), name: z.string() }).exactOptional(),
});

const messageKey: z.ZodType<MessageKey> = z.object({
  platform: code<PlatformName>(),
  workspace: z.string(),
  conversation: z.string(),
  message: z.string(),
});

export const postAnswersCodec: z.ZodType<Post['answers']> = z
  .object({ message: messageKey, revision: z.string() })
  .nullable();

export const alertFactsCodec: z.ZodType<AlertFacts> = z.object({
  message: messageKey,
  revision: z.string(),
  thread: z.string(),
  customerName: z.string(),
  violations: z.array(violation),
  urgent: z.boolean(),
  rule: z.string(),
  recommends: z.enum(MEASURE_KINDS).nullable(),
  history: z.object({ notices: z.number(), lastAt: instant.nullable(), disputes: z.number() }),
  joined: z.number(),
  mentions: z.array(z.string()),
  noticePostId: z.string().nullable(),
  shadow: z.boolean(),
  customerWords: z.string(),
});

const actor: z.ZodType<Actor> = z.object({ id: z.string(), name: z.string() });

export const alertTakerCodec: z.ZodType<Alert['takenBy']> = actor.nullable();

export const alertNotesCodec: z.ZodType<AlertNote[]> = z.array(
  z.object({ phrase: code<AlertNote['phrase']>(), values: z.record(z.string(), z.string()) }),
);

export const alertDecisionCodec: z.ZodType<Alert['decision']> = z
  .object({ decision: code<AlertDecision>(), by: actor, at: instant, reason: z.string() })
  .nullable();

export const reportDecisionCodec: z.ZodType<Report['decision']> = z
  .object({ by: actor, at: instant, reason: z.string(), followed: code<Followed>().nullable() })
  .nullable();

export const channelOutcomesCodec: z.ZodType<ChannelOutcome[]> = z.array(
  z.object({
    conversation: z.string(),
    name: z.string().nullable(),
    act: z.enum(['remove', 'readmit']),
    result: code<ChannelOutcome['result']>(),
    answer: z.string().nullable(),
    perhaps: z.boolean(),
    // Those written before Teams was there have none.
    whole: z.string().nullable().default(null),
  }),
);

export const measureTasksCodec: z.ZodType<MeasureTask[]> = z.array(
  z.object({
    id: code<MeasureTaskId>(),
    done: z.object({ by: actor, at: instant }).nullable(),
  }),
);

export const complaintDetailsCodec: z.ZodType<ComplaintDetails> = z.object({
  ground: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('commitment'), clause: z.string() }),
    z.object({ kind: z.literal('process') }),
  ]),
  concerned: z.object({ person: z.string().nullable(), name: z.string() }),
  when: z.string(),
  whatHappened: z.string(),
  howItFellShort: z.string(),
});

export const personIdsCodec: z.ZodType<string[]> = z.array(z.string());

export const supportAskedCodec: z.ZodType<SupportAsked[]> = z.array(
  z.object({ delivery: z.string(), words: z.string(), at: instant }),
);

import { z } from 'zod';
import type { FiledComplaint } from '../../src/core/complaints/complaint.js';
import { HAPPENINGS } from '../../src/core/conversations/conversation-change.js';
import { LANGUAGES } from '../../src/core/language.js';
import type { EscalationJob, MessageJob, PostJob } from '../../src/core/ports/queues.js';
import type { InfoRequest } from '../../src/core/requests/request.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import { VIOLATION_SEVERITIES } from '../../src/core/screening/verdict.js';
import type { ConversationKey, MessageKey, PlatformName, WorkspaceKey } from '../../src/core/workspace.js';
import { settingsChangeCodec } from './settings-codec.js';

/**
 * What a job's data must look like to be worked on. BullMQ keeps it as JSON, in which instants are ISO strings.
 */

const instant = z.iso.datetime().transform((text) => new Date(text));
const platform: z.ZodType<PlatformName> = z.enum(['slack', 'teams', 'playground']);

const workspaceKey: z.ZodType<WorkspaceKey> = z.object({ platform, workspace: z.string() });

const conversationKey: z.ZodType<ConversationKey> = z.object({
  platform,
  workspace: z.string(),
  conversation: z.string(),
});

const messageKey: z.ZodType<MessageKey> = z.object({
  platform,
  workspace: z.string(),
  conversation: z.string(),
  message: z.string(),
});

const inboundMessage: z.ZodType<InboundMessage> = z.object({
  key: messageKey,
  thread: z.string(),
  change: z.enum(['posted', 'edited', 'deleted']),
  revision: z.string(),
  author: z.string(),
  text: z.string(),
  writtenAt: instant,
  mentions: z.array(z.string()),
});

const infoRequest: z.ZodType<InfoRequest> = z.object({
  conversation: conversationKey,
  thread: z.string().nullable().exactOptional(),
  actor: z.string(),
  topic: z.enum(['policy', 'dispute', 'complaint', 'privacy', 'help']),
  spoken: z.enum(LANGUAGES).nullable(),
});

const filedComplaint: z.ZodType<FiledComplaint> = z.object({
  conversation: conversationKey,
  thread: z.string().nullable().exactOptional(),
  actor: z.string(),
  language: z.enum(LANGUAGES),
  details: z.object({
    ground: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('commitment'), clause: z.string() }),
      z.object({ kind: z.literal('process') }),
    ]),
    concerned: z.object({ person: z.string().nullable(), name: z.string() }),
    when: z.string(),
    whatHappened: z.string(),
    howItFellShort: z.string(),
  }),
});

export const messageJobCodec: z.ZodType<MessageJob> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('screen'), delivery: z.string(), message: inboundMessage }),
  z.object({ type: z.literal('decide'), key: messageKey, revision: z.string() }),
]);

export const postJobCodec: z.ZodType<PostJob> = z.object({ postId: z.string(), version: z.number() });

export const escalationJobCodec: z.ZodType<EscalationJob> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('post'), post: postJobCodec }),
  z.object({
    type: z.literal('press'),
    delivery: z.string(),
    press: z.object({
      workspace: workspaceKey,
      postId: z.string(),
      button: z.string(),
      actor: z.string(),
      reason: z.string(),
    }),
  }),
  z.object({ type: z.literal('settings'), delivery: z.string(), change: settingsChangeCodec }),
  z.object({
    type: z.literal('joined'),
    delivery: z.string(),
    conversation: conversationKey,
    person: z.string(),
  }),
  z.object({ type: z.literal('invited'), delivery: z.string(), conversation: conversationKey }),
  z.object({ type: z.literal('request'), delivery: z.string(), request: infoRequest }),
  z.object({
    type: z.literal('conversation'),
    delivery: z.string(),
    change: z.discriminatedUnion('happened', [
      z.object({ conversation: conversationKey, at: instant, happened: z.enum(HAPPENINGS) }),
      z.object({
        conversation: conversationKey,
        at: instant,
        happened: z.literal('renamed'),
        name: z.string(),
      }),
    ]),
  }),
  z.object({
    type: z.literal('report'),
    delivery: z.string(),
    report: z.object({
      workspace: workspaceKey,
      reporter: z.string(),
      customer: z.string(),
      conversation: conversationKey.nullable(),
      message: z.object({ key: messageKey, thread: z.string() }).nullable(),
      clause: z.string().nullable(),
      severity: z.enum(VIOLATION_SEVERITIES).nullable(),
      what: z.string(),
      wantsSupport: z.boolean(),
    }),
  }),
  z.object({ type: z.literal('uninstalled'), workspace: workspaceKey, delivery: z.string() }),
  z.object({ type: z.literal('complaint'), delivery: z.string(), filed: filedComplaint }),
  z.object({ type: z.literal('hand-complaint'), complaintId: z.string(), round: z.number() }),
  z.object({
    type: z.literal('home'),
    delivery: z.string(),
    home: z.object({ workspace: workspaceKey, person: z.string() }),
  }),
  z.object({
    type: z.literal('support'),
    delivery: z.string(),
    ask: z.object({ workspace: workspaceKey, person: z.string(), words: z.string() }),
  }),
  z.object({ type: z.literal('deadline'), alertId: z.string(), dueAt: instant }),
  z.object({ type: z.literal('measure'), measureId: z.string(), at: instant }),
]);

/** What a job's data becomes once its work is done: texts do not stay in the queue. */
export const DONE = { done: true } as const;

/** Whether the work was done before, by a process that died before it could say so to the queue. */
export function isDone(data: unknown): boolean {
  return z.object({ done: z.literal(true) }).safeParse(data).success;
}

import { z } from 'zod';
import { LANGUAGES } from '../../src/core/language.js';
import { MODES } from '../../src/core/settings/conversation-settings.js';
import type { SettingsChange } from '../../src/core/settings/settings-change.js';

const workspace = z.object({ platform: z.enum(['slack', 'teams', 'playground']), workspace: z.string() });
const ids = z.array(z.string());
const people = z.object({ users: ids, groups: ids });

/** What a job that changes settings must carry. */
export const settingsChangeCodec: z.ZodType<SettingsChange> = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('workspace'),
    workspace,
    actor: z.string(),
    values: z.object({
      managersConversation: z.string().exactOptional(),
      managers: people.exactOptional(),
      directors: people.exactOptional(),
      workingTimes: z
        .object({ days: z.array(z.number()), hours: z.object({ from: z.number(), to: z.number() }) })
        .exactOptional(),
      contactAddress: z.string().nullable().exactOptional(),
    }),
  }),
  z.object({
    of: z.literal('conversation'),
    workspace,
    actor: z.string(),
    conversation: z.string(),
    values: z.object({
      mode: z.enum(MODES).exactOptional(),
      noticesIn: z.enum(['thread', 'direct']).exactOptional(),
      language: z.enum(LANGUAGES).nullable().exactOptional(),
      managersConversation: z.string().nullable().exactOptional(),
    }),
  }),
  z.object({
    of: z.literal('people'),
    workspace,
    actor: z.string(),
    customers: ids,
    agents: ids,
    asThePlatformSays: ids,
  }),
]);

import { z } from 'zod';
import { LANGUAGES } from '../../src/core/language.js';
import { MODES, type OwnConversationSettings } from '../../src/core/settings/conversation-settings.js';
import type { WorkspaceSettings } from '../../src/core/settings/workspace-settings.js';

/** How the values of settings are read back. A setting of a newer version, whose key is not here, is left out. */

const ids = z.array(z.string());
const people = z.object({ users: ids, groups: ids });

/** What is set for one conversation. */
export const conversationCodec: z.ZodType<Partial<OwnConversationSettings>> = z.object({
  mode: z.enum(MODES).exactOptional(),
  noticesIn: z.enum(['thread', 'direct']).exactOptional(),
  language: z.enum(LANGUAGES).nullable().exactOptional(),
  managersConversation: z.string().nullable().exactOptional(),
});

/** What is set for a whole workspace. */
export const workspaceCodec: z.ZodType<Partial<WorkspaceSettings>> = z.object({
  managersConversation: z.string().exactOptional(),
  managers: people.exactOptional(),
  directors: people.exactOptional(),
  agents: ids.exactOptional(),
  customers: ids.exactOptional(),
  workingTimes: z
    .object({ days: z.array(z.number()), hours: z.object({ from: z.number(), to: z.number() }) })
    .exactOptional(),
  contactAddress: z.string().nullable().exactOptional(),
});

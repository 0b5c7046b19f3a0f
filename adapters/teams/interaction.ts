import { z } from 'zod';
import type { Language } from '../../src/core/language.js';
import { LANGUAGES } from '../../src/core/language.js';
import { type TeamsActivity, tenantOf } from './activity-schema.js';
import { type ConversationKind, kindOf, splitConversationId } from './conversation-id.js';

/** Somebody did something with Garbo: pressed, asked, filled in. Roles are asked of our own store, not of this. */
export interface Interaction {
  readonly tenant: string;
  readonly conversation: string;
  readonly place: ConversationKind;
  /** The message that starts the thread; `null` in chats, and in the open channel. */
  readonly thread: string | null;
  /** The platform's id of the person. */
  readonly actor: string;
  /** What their client speaks, else Italian. */
  readonly language: Language;
  /** Tells this delivery from others. */
  readonly delivery: string;
}

/** What an activity says of who acts, and where. */
export function interactionOf(activity: TeamsActivity): Interaction {
  const { conversation, root } = splitConversationId(activity.conversation.id);
  return {
    tenant: tenantOf(activity),
    conversation,
    place: kindOf(activity.conversation.conversationType),
    thread: root,
    actor: activity.from.id,
    language: languageOf(activity.locale) ?? 'it',
    delivery: `${conversation}/${activity.id ?? activity.timestamp ?? ''}/${activity.from.id}`,
  };
}

/** `it-IT` → `it`; languages Garbo does not speak → `null`. */
export function languageOf(locale: string | null | undefined): Language | null {
  const language = locale?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((known) => known === language) ?? null;
}

/** Under this key everything travels that our own cards bring back. */
export const OURS = 'garbo';

const ours = z.looseObject({ [OURS]: z.looseObject({}) });

/** What one of our cards brings back, beside what was filled in; `null`: it is none of ours. */
export function ownDataOf(data: unknown): Readonly<Record<string, unknown>> | null {
  const parsed = ours.safeParse(data);
  return parsed.success ? parsed.data[OURS] : null;
}

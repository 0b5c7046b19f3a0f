import type { Language } from '../language.js';

/** `off`: not judged; `shadow`: judged and shown to managers, nothing posted to customers; `live`: all of it. */
export type Mode = 'off' | 'shadow' | 'live';

/** Every mode, the mildest first. */
export const MODES: readonly Mode[] = ['off', 'shadow', 'live'];

/** Where a notice is put: under the message, for all to see, or in a direct conversation with its author. */
export type NoticesIn = 'thread' | 'direct';

/** How Garbo behaves in one conversation. */
export interface ConversationSettings {
  readonly mode: Mode;
  /** Where requests and closing notices go; reminders are always private. */
  readonly noticesIn: NoticesIn;
  /** The conversation managers read; empty when none is set: what should go there is kept as refused. */
  readonly managersConversation: string;
  /** The language of notices where the customer's own is not known; `null`: the text's. */
  readonly language: Language | null;
}

/** What people set for one conversation alone. */
export interface OwnConversationSettings extends Omit<ConversationSettings, 'managersConversation'> {
  /** `null`: the one of the whole workspace. */
  readonly managersConversation: string | null;
}

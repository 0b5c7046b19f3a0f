import type { Language } from '../language.js';

/** `off`: not judged; `shadow`: judged and shown to managers, nothing posted to customers; `live`: all of it. */
export type Mode = 'off' | 'shadow' | 'live';

/** How Garbo behaves in one conversation. */
export interface ConversationSettings {
  readonly mode: Mode;
  /** The conversation managers read; empty when none is set: what should go there is kept as refused. */
  readonly managersConversation: string;
  /** The language of notices where the customer's own is not known; `null`: the text's. */
  readonly language: Language | null;
}

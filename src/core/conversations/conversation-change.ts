import type { ConversationKey } from '../workspace.js';

/** Whether Garbo can work in a conversation, and why not. */
export type ConversationState = 'here' | 'archived' | 'deleted' | 'left';

/**
 * What happened to a conversation.
 * - `joined`, `left`: Garbo itself
 * - `shared`, `unshared`: another organisation was connected to it, or cut off
 */
export const HAPPENINGS = [
  'archived',
  'unarchived',
  'deleted',
  'joined',
  'left',
  'shared',
  'unshared',
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** Something happened to a conversation, at the platform's time. */
export type ConversationChange =
  | { readonly conversation: ConversationKey; readonly at: Date; readonly happened: Happening }
  | {
      readonly conversation: ConversationKey;
      readonly at: Date;
      /** The platform calls it by another id from now on. */
      readonly happened: 'renamed';
      readonly name: string;
    };

/** The state that follows; `null` where it stays as it is. */
export function stateAfter(happened: Happening): ConversationState | null {
  switch (happened) {
    case 'archived':
    case 'deleted':
    case 'left':
      return happened;
    case 'unarchived':
    case 'joined':
      return 'here';
    case 'shared':
    case 'unshared':
      return null;
  }
}

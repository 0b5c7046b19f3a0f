import type { ChatPhrase } from '../notices/chat-phrases.js';
import type { KnownConversation } from '../ports/chat-platform.js';
import type { SettingsInForce } from './read-settings.js';

/** A sentence about what is left to set up, with what is filled in. */
export interface LeftToDo<Invite extends string> {
  readonly phrase: ChatPhrase | Invite;
  readonly values: Readonly<Record<string, number>>;
}

/**
 * What keeps Garbo from doing its work in some or all channels.
 * @param invite the sentence that says how Garbo is let into a channel on this platform
 */
export function leftToDo<Invite extends string>(
  channels: readonly KnownConversation[],
  { workspace, conversations }: SettingsInForce,
  invite: Invite,
): readonly LeftToDo<Invite>[] {
  const { managersConversation, contactAddress } = workspace;
  const modes = channels
    .filter(({ id }) => id !== managersConversation)
    .map(({ id }) => conversations.get(id)?.mode ?? 'shadow');
  const inShadow = modes.filter((mode) => mode === 'shadow').length;
  const left: LeftToDo<Invite>[] = [
    ...(managersConversation === '' ? [plain('chat.setup.left.managers-channel')] : []),
    ...(contactAddress === null ? [plain('chat.setup.left.contact')] : []),
    ...(modes.length === 0 ? [{ phrase: invite, values: {} }] : []),
    ...(inShadow > 0 ? [{ phrase: 'chat.setup.left.shadow', values: { count: inShadow } } as const] : []),
  ];
  return left.length === 0 ? [plain('chat.setup.left.nothing')] : left;
}

function plain(phrase: ChatPhrase) {
  return { phrase, values: {} };
}

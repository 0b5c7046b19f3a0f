import type { types } from '@slack/bolt';
import { LIMITS } from '../limits.js';
import { plain } from '../render.js';

/** One field of a form; `id` names both its block and its element. */
export function field(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  options: { readonly optional?: boolean; readonly hint?: string } = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: options.optional ?? false,
    label: plain(label, LIMITS.inputLabel),
    element,
    ...(options.hint === undefined ? {} : { hint: plain(options.hint, LIMITS.inputLabel) }),
  };
}

/** Several people of the workspace or of shared channels. */
export function peopleSelect(id: string, users: readonly string[]): types.InputBlock['element'] {
  return {
    type: 'multi_users_select',
    action_id: id,
    ...(users.length === 0 ? {} : { initial_users: [...users] }),
  };
}

/** One of the company's own channels. */
export function channelSelect(id: string, channel: string | null): types.InputBlock['element'] {
  return {
    type: 'conversations_select',
    action_id: id,
    filter: {
      include: ['private', 'public'],
      exclude_external_shared_channels: true,
      exclude_bot_users: true,
    },
    ...(channel ? { initial_conversation: channel } : {}),
  };
}

import type { ButtonId } from '../../src/core/notices/post-content.js';
import type { TeamsPhrase } from './phrases.js';

/** Buttons that show whoever presses them a text, with the title it stands under. */
export const SHOWN_UNDER: Readonly<Partial<Record<ButtonId, TeamsPhrase>>> = {
  'read-policy': 'chat.modal.policy-title',
  'show-message': 'chat.modal.message-title',
  'later-messages': 'chat.modal.later-title',
};

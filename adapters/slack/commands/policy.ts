import type { Installations } from '../installation.js';
import { textModal } from '../modals.js';
import type { SlackOptions } from '../settings.js';
import type { Subcommand } from './subcommand.js';

/** What showing the policy needs. */
export interface PolicyTools extends Pick<SlackOptions, 'phrases' | 'policyText'> {
  readonly installations: Installations;
}

/** `/garbo policy`: the whole policy, in a dialog; everybody may read it. */
export const showPolicy: Subcommand<PolicyTools> = async ({ conversation, language, triggerId }, tools) => {
  const { client } = await tools.installations.of(conversation.workspace);
  const view = textModal(
    (key) => tools.phrases.say(language, key),
    'chat.modal.policy-title',
    tools.policyText(language),
  );
  await client.views.open({ trigger_id: triggerId, view });
  return null;
};

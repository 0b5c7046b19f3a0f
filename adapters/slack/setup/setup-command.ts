import { mayChangeSettings } from '../../../src/core/people/person.js';
import type { Subcommand } from '../commands/subcommand.js';
import { callSlack, SlackPayloadUnreadable } from '../errors.js';
import { fillView, sayIn } from './fill-view.js';
import { type SetupTools, waitingView } from './setup-tools.js';

/** `/garbo setup`: walks whoever may set Garbo up through the settings. Others are told who may. */
export const setUp: Subcommand<SetupTools> = async (
  { conversation, actor, language, triggerId, say },
  tools,
) => {
  if (!mayChangeSettings(actor)) {
    tools.log.warn('setup-refused', { actor: actor.id, workspace: conversation.workspace });
    return say('chat.setup.forbidden');
  }
  const team = conversation.workspace;
  const place = { step: 'workspace', language } as const;
  const speak = sayIn(tools, place);
  const { client } = await tools.installations.of(team);
  const view = waitingView(speak, place, speak('chat.setup.reading'));
  const opened = await callSlack(() => client.views.open({ trigger_id: triggerId, view }));
  const viewId = opened.view?.id;
  if (!viewId) throw new SlackPayloadUnreadable('views.open names no view');
  fillView(tools, { team, viewId, place });
  return null;
};

import type { App, types } from '@slack/bolt';
import type { Language } from '../../../src/core/language.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import { languageOfBlock } from '../action-id.js';
import { openComplaintForm } from '../complaints/open-complaint-form.js';
import { orDeadLetter } from '../dead-letter.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { workspaceOf } from '../event-envelope.js';
import type { Installations } from '../installation.js';
import { type Say, textModal } from '../modals.js';
import type { SlackPhrase } from '../phrases.js';
import type { SlackOptions } from '../settings.js';
import { ANY_HOME_ACTION, buttonOfHomeAction } from './home-action.js';
import { homeActions, homeOpened } from './home-schema.js';
import { receiveSupport, SUPPORT_VIEW, supportModal } from './support-modal.js';

/** What homes and their buttons need. */
export interface HomeTools
  extends Pick<
    SlackOptions,
    'queues' | 'phrases' | 'log' | 'policyText' | 'commitments' | 'mayAskForSupport'
  > {
  readonly people: PeopleDirectory;
  readonly installations: Installations;
}

/** Registers homes, their buttons and the dialog in which support is asked for. */
export function listenToHome(app: App, tools: HomeTools): void {
  app.event('app_home_opened', async ({ body }) => {
    await orDeadLetter(tools, () => receiveHomeOpened(body, tools));
  });
  app.action(ANY_HOME_ACTION, async ({ body, ack }) => {
    await orDeadLetter(tools, () => receiveHomePress(body, tools));
    await ack();
  });
  app.view(SUPPORT_VIEW, async ({ body, ack }) => {
    const answer = await orDeadLetter(tools, () => receiveSupport(body, tools));
    if (answer) await ack(answer);
    else await ack();
  });
}

async function receiveHomeOpened(payload: unknown, { queues }: HomeTools): Promise<void> {
  const parsed = homeOpened.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd opening of a home');
  const { event, event_id: delivery } = parsed.data;
  const workspace = workspaceOf(parsed.data);
  if (event.tab !== 'home') return;
  const home = { workspace: { platform: 'slack', workspace }, person: event.user } as const;
  await queues.enqueueEscalation({ type: 'home', home, delivery });
}

/** A press on a home: it has no channel to answer in, so what there is to say is said in a dialog. */
async function receiveHomePress(payload: unknown, tools: HomeTools): Promise<void> {
  const parsed = homeActions.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd press on a home');
  const { team, user, trigger_id: triggerId, actions } = parsed.data;
  const [action] = actions;
  const language = languageOfBlock(action.block_id);
  const workspace = { platform: 'slack', workspace: team.id } as const;
  const opener = { team: team.id, triggerId, language };
  switch (buttonOfHomeAction(action.action_id)) {
    case 'read-policy':
      return open(tools, opener, (say) =>
        textModal(say, 'chat.modal.policy-title', tools.policyText(language)),
      );
    case 'support': {
      const may = await tools.mayAskForSupport(workspace, user.id);
      return open(tools, opener, (say) =>
        may
          ? supportModal(say, language)
          : textModal(say, 'chat.modal.support-title', say('chat.support.forbidden')),
      );
    }
    case 'complain': {
      const actor = await tools.people.findPerson(workspace, user.id);
      const refused = await openComplaintForm(tools, { ...opener, conversation: user.id, actor });
      if (refused === null) return;
      return open(tools, opener, (say) => textModal(say, 'chat.modal.complaint-title', refused));
    }
    default: {
      // `refresh`, or a button of an older version: the home as it is now is the answer to both.
      const home = { workspace, person: user.id };
      return tools.queues.enqueueEscalation({ type: 'home', home, delivery: triggerId });
    }
  }
}

/** Opens a dialog. Slack takes a trigger for three seconds and once: after that the person has to press again. */
async function open(
  { phrases, installations, log }: HomeTools,
  opener: { readonly team: string; readonly triggerId: string; readonly language: Language },
  compose: (say: Say) => types.ModalView,
): Promise<void> {
  const view = compose((key: SlackPhrase) => phrases.say(opener.language, key));
  try {
    const { client } = await installations.of(opener.team);
    await client.views.open({ trigger_id: opener.triggerId, view });
  } catch (error) {
    log.error('slack-dialog-not-opened', error, { button: 'home' });
  }
}

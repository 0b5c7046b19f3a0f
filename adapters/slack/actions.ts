import type { types } from '@slack/bolt';
import type { Language } from '../../src/core/language.js';
import { reasonFor } from '../../src/core/notices/buttons.js';
import type { ButtonId } from '../../src/core/notices/post-content.js';
import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import { buttonOfAction, languageOfBlock } from './action-id.js';
import { openComplaintForm } from './complaints/open-complaint-form.js';
import { SlackPayloadUnreadable } from './errors.js';
import type { Installations } from './installation.js';
import { blockActions } from './interaction-schema.js';
import { type Say, textModal } from './modals.js';
import type { SlackPhrase } from './phrases.js';
import { reasonModal } from './reason-modal.js';
import type { SlackOptions } from './settings.js';

/** What the buttons and their dialog need. */
export interface ActionTools
  extends Pick<SlackOptions, 'queues' | 'checkPress' | 'phrases' | 'policyText' | 'log' | 'commitments'> {
  readonly installations: Installations;
  readonly people: PeopleDirectory;
}

/** Says a sentence to whoever pressed and to nobody else, in the thread the button stands in. */
export type TellPrivately = (sentence: string, thread: string | undefined) => Promise<void>;

/** A press as its payload tells it. */
interface PressedButton {
  readonly team: string;
  readonly button: ButtonId | null;
  readonly postId: string;
  readonly actor: string;
  readonly language: Language;
  /** Where the button stands; `''` where no conversation shows it. */
  readonly channel: string;
  readonly thread: string | undefined;
  readonly triggerId: string;
}

/**
 * Handles a pressed button: checks it, opens the dialog it needs or puts it on the queue, and tells the presser
 * what cannot be done. Nobody's role is taken from the payload: people of other organisations can press too.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws what the check or the queue throws, once the presser has been told
 */
export async function receivePress(payload: unknown, tools: ActionTools, tell: TellPrivately): Promise<void> {
  const pressed = readPress(payload);
  try {
    await act(pressed, tools, tell);
  } catch (error) {
    await tellAgain(pressed, tools, tell);
    throw error;
  }
}

async function act(pressed: PressedButton, tools: ActionTools, tell: TellPrivately): Promise<void> {
  const { team, button, postId, actor, language, thread, triggerId } = pressed;
  if (button === 'read-policy') {
    await open(pressed, tools, tell, (say) =>
      textModal(say, 'chat.modal.policy-title', tools.policyText(language)),
    );
    return;
  }
  const workspace = { platform: 'slack', workspace: team } as const;
  if (button === 'complain') {
    const person = await tools.people.findPerson(workspace, actor);
    const request = { team, conversation: pressed.channel, actor: person, language, triggerId };
    const said = await openComplaintForm(tools, request);
    if (said !== null) await tell(said, thread);
    return;
  }
  const press = { workspace, postId, button: button ?? '', actor, reason: '' };
  const outcome = await tools.checkPress(press);
  switch (outcome.status) {
    case 'ready':
    case 'reason-needed':
      if (button !== null && reasonFor(button) !== 'none') {
        await open(pressed, tools, tell, (say) => reasonModal(say, { postId, button, language }));
      } else {
        await tools.queues.enqueueEscalation({ type: 'press', press, delivery: triggerId });
      }
      return;
    case 'shown':
      await open(pressed, tools, tell, (say) => textModal(say, titleOf(button), outcome.text));
      return;
    default:
      await tell(outcome.say, thread);
  }
}

/** Opens a dialog. Slack takes a trigger for three seconds and once: after that the presser has to press again. */
async function open(
  pressed: PressedButton,
  tools: ActionTools,
  tell: TellPrivately,
  compose: (say: Say) => types.ModalView,
): Promise<void> {
  const view = compose((key) => tools.phrases.say(pressed.language, key));
  try {
    const { client } = await tools.installations.of(pressed.team);
    await client.views.open({ trigger_id: pressed.triggerId, view });
  } catch (error) {
    tools.log.error('slack-dialog-not-opened', error, { button: pressed.button });
    await tellAgain(pressed, tools, tell);
  }
}

function titleOf(button: ButtonId | null): SlackPhrase {
  return button === 'later-messages' ? 'chat.modal.later-title' : 'chat.modal.message-title';
}

function tellAgain(pressed: PressedButton, tools: ActionTools, tell: TellPrivately): Promise<void> {
  return tell(tools.phrases.say(pressed.language, 'chat.press.again' satisfies SlackPhrase), pressed.thread);
}

function readPress(payload: unknown): PressedButton {
  const parsed = blockActions.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd button press');
  const { user, team, trigger_id, container, actions } = parsed.data;
  const [action] = actions;
  return {
    team: team.id,
    button: buttonOfAction(action.action_id),
    postId: action.value ?? '',
    actor: user.id,
    language: languageOfBlock(action.block_id),
    channel: container?.channel_id ?? '',
    thread: container?.thread_ts ?? undefined,
    triggerId: trigger_id,
  };
}

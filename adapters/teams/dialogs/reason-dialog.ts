import { isButtonId, reasonFor } from '../../../src/core/notices/buttons.js';
import type { ButtonId } from '../../../src/core/notices/post-content.js';
import type { Log } from '../../../src/core/ports/log.js';
import { REASON_DIALOG } from '../card-actions.js';
import { card, text } from '../cards.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import type { Interaction } from '../interaction.js';
import { LIMITS } from '../limits.js';
import type { TeamsPhrase } from '../phrases.js';
import { checkInTime, type PressedButton, type PressTools, pressOf, readPressed } from '../press.js';
import type { Dialog, DialogAnswer } from './dialog.js';

/** The input's id. */
const REASON = 'reason';

/** The press whose reason is asked for; `opened` tells this dialog from others, so that it counts once. */
interface PendingPress extends PressedButton {
  readonly button: ButtonId;
  readonly opened: string;
}

/** Asks for the reason of a press. */
export class ReasonDialog implements Dialog {
  readonly id = REASON_DIALOG;

  constructor(private readonly tools: PressTools & { readonly log: Log }) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const pressed = read({ ...data, opened: interaction.delivery });
    const outcome = await checkInTime(this.tools, pressOf(interaction, pressed));
    if (outcome.status === 'shown') return { say: outcome.text };
    if (outcome.status !== 'ready' && outcome.status !== 'reason-needed') return { say: outcome.say };
    return this.#form(pressed);
  }

  async submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const pressed = read(data);
    const typed = fields[REASON];
    const reason = typeof typed === 'string' ? typed.trim() : '';
    try {
      const press = pressOf(interaction, pressed, reason);
      const outcome = await checkInTime(this.tools, press);
      // Without a reason the check always asks for one; where it is optional, the dialog has asked already.
      const asked = outcome.status === 'reason-needed' && reasonFor(pressed.button) !== 'required';
      if (outcome.status === 'ready' || asked) {
        const delivery = `${pressed.opened}/${interaction.actor}`;
        await this.tools.queues.enqueueEscalation({ type: 'press', press, delivery });
        return null;
      }
      if (outcome.status === 'reason-needed') return this.#form(pressed, { fault: outcome.say, reason });
      return { say: outcome.status === 'shown' ? outcome.text : outcome.say };
    } catch (error) {
      // An answer in any other form would lose what was typed.
      this.tools.log.error('teams-press-failed', error, { button: pressed.button });
      return this.#form(pressed, { fault: this.#say(pressed, 'chat.press.again'), reason });
    }
  }

  #form(pressed: PendingPress, again: { readonly fault: string; readonly reason: string } | null = null) {
    const isRequired = reasonFor(pressed.button) === 'required';
    const body = [
      ...(again ? [text(again.fault, { color: 'Attention' })] : []),
      text(this.#say(pressed, isRequired ? 'chat.modal.say-why' : 'chat.modal.may-say-why')),
      {
        type: 'Input.Text',
        id: REASON,
        label: this.#say(pressed, 'chat.modal.reason'),
        isMultiline: true,
        maxLength: LIMITS.input,
        ...(isRequired ? { isRequired, errorMessage: this.#say(pressed, 'chat.modal.say-why') } : {}),
        ...(again?.reason ? { value: again.reason } : {}),
      },
    ];
    const send = {
      type: 'Action.Submit',
      title: this.#say(pressed, 'chat.modal.send'),
      data: { garbo: { ...pressed, dialog: this.id } },
    };
    return { title: this.#say(pressed, 'chat.modal.reason-title'), card: card(body, [send]) };
  }

  #say({ language }: PressedButton, key: TeamsPhrase): string {
    return this.tools.phrases.say(language, key);
  }
}

function read(data: Readonly<Record<string, unknown>>): PendingPress {
  const pressed = readPressed(data);
  const { button } = pressed;
  if (!isButtonId(button) || typeof data.opened !== 'string') {
    throw new TeamsPayloadUnreadable('a reason without its press');
  }
  return { ...pressed, button, opened: data.opened };
}

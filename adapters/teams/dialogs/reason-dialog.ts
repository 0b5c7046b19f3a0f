import { reasonFor } from '../../../src/core/notices/buttons.js';
import type { PhraseBook } from '../../../src/core/ports/phrase-book.js';
import { card, text } from '../cards.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import type { Interaction } from '../interaction.js';
import { type PressTools, pressedButton } from '../press.js';
import { REASON_DIALOG } from '../render.js';
import type { Dialog, DialogAnswer } from './dialog.js';

/** Asks for the reason of a press. */
export class ReasonDialog implements Dialog {
  readonly id = REASON_DIALOG;

  constructor(private readonly tools: PressTools & { readonly phrases: PhraseBook }) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const { language, button, ...press } = read(data);
    const outcome = await this.tools.checkPress(this.#press(interaction, { ...press, button }, ''));
    if (outcome.status === 'shown') return { say: outcome.text };
    if (outcome.status !== 'ready' && outcome.status !== 'reason-needed') return { say: outcome.say };
    const say = (key: string) => this.tools.phrases.say(language, key);
    const isRequired = reasonFor(button) === 'required';
    const body = [
      text(say(isRequired ? 'chat.modal.say-why' : 'chat.modal.may-say-why')),
      {
        type: 'Input.Text',
        id: 'reason',
        label: say('chat.modal.reason'),
        isMultiline: true,
        maxLength: 3_000,
        isRequired,
      },
    ];
    const send = {
      type: 'Action.Submit',
      title: say('chat.modal.send'),
      data: { garbo: { ...data, dialog: this.id } },
    };
    return { title: say('chat.modal.reason-title'), card: card(body, [send]) };
  }

  async submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const pressed = read(data);
    const reason = typeof fields.reason === 'string' ? fields.reason.trim() : '';
    const press = this.#press(interaction, pressed, reason);
    const outcome = await this.tools.checkPress(press);
    const asked = outcome.status === 'reason-needed' && reasonFor(pressed.button) !== 'required';
    if (outcome.status === 'ready' || asked) {
      await this.tools.queues.enqueueEscalation({ type: 'press', press, delivery: interaction.delivery });
      return null;
    }
    return { say: outcome.status === 'shown' ? outcome.text : outcome.say };
  }

  #press(
    { tenant, actor }: Interaction,
    { post, button }: Pick<ReturnType<typeof read>, 'post' | 'button'>,
    reason: string,
  ) {
    const workspace = { platform: 'teams', workspace: tenant } as const;
    return { workspace, postId: post, button, actor, reason };
  }
}

function read(data: Readonly<Record<string, unknown>>) {
  const pressed = pressedButton.safeParse(data);
  if (!pressed.success) throw new TeamsPayloadUnreadable('a reason without its press');
  return pressed.data;
}

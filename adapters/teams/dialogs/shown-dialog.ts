import { isButtonId } from '../../../src/core/notices/buttons.js';
import { SHOWN_DIALOG } from '../card-actions.js';
import { card } from '../cards.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import type { Interaction } from '../interaction.js';
import { MAX_CARD_BYTES } from '../limits.js';
import { paragraphs } from '../paragraphs.js';
import { checkInTime, type PressTools, pressOf, readPressed } from '../press.js';
import type { TeamsOptions } from '../settings.js';
import { SHOWN_UNDER } from '../shown-buttons.js';
import type { Dialog, DialogAnswer } from './dialog.js';

/** Shows a text to whoever pressed, and to nobody else: the policy, an offensive message, what came later. */
export class ShownDialog implements Dialog {
  readonly id = SHOWN_DIALOG;

  constructor(private readonly tools: PressTools & Pick<TeamsOptions, 'policyText'>) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const pressed = readPressed(data);
    const key = isButtonId(pressed.button) ? SHOWN_UNDER[pressed.button] : undefined;
    if (key === undefined) throw new TeamsPayloadUnreadable('a button that shows nothing');
    const title = this.tools.phrases.say(pressed.language, key);
    // Anybody may read the policy.
    if (pressed.button === 'read-policy') return shown(title, this.tools.policyText(pressed.language));
    const outcome = await checkInTime(this.tools, pressOf(interaction, pressed));
    return outcome.status === 'shown' ? shown(title, outcome.text) : { say: outcome.say };
  }

  /** Its card has nothing to send. */
  async submit(): Promise<DialogAnswer> {
    return null;
  }
}

function shown(title: string, text: string): DialogAnswer {
  return { title, card: card(paragraphs(text.split(/\n{2,}/u), MAX_CARD_BYTES - 100)) };
}

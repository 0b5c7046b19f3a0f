import { z } from 'zod';
import { LANGUAGES } from '../../src/core/language.js';
import { isButtonId, reasonFor } from '../../src/core/notices/buttons.js';
import type { Press } from '../../src/core/ports/queues.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { type Interaction, ownDataOf } from './interaction.js';
import type { TeamsOptions } from './settings.js';

/** What a button of a post carries. */
export const pressedButton = z.object({
  post: z.string().min(1),
  button: z.string().refine(isButtonId),
  language: z.enum(LANGUAGES),
});

/** What handling a press needs. */
export type PressTools = Pick<TeamsOptions, 'queues' | 'checkPress'>;

/**
 * Handles a press that needs no dialog; returns the sentence for whoever pressed, empty when there is nothing to say.
 * @throws TeamsPayloadUnreadable for data of another shape
 * @throws what the check or the queue throws
 */
export async function receivePress(
  interaction: Interaction,
  data: unknown,
  tools: PressTools,
): Promise<string> {
  const pressed = pressedButton.safeParse(ownDataOf(data));
  if (!pressed.success) throw new TeamsPayloadUnreadable('an odd button press');
  const { post: postId, button } = pressed.data;
  const press: Press = {
    workspace: { platform: 'teams', workspace: interaction.tenant },
    postId,
    button,
    actor: interaction.actor,
    reason: '',
  };
  const outcome = await tools.checkPress(press);
  if (outcome.status === 'shown') return outcome.text;
  if (outcome.status !== 'ready' || reasonFor(button) !== 'none') return outcome.say;
  await tools.queues.enqueueEscalation({ type: 'press', press, delivery: interaction.delivery });
  return outcome.say;
}

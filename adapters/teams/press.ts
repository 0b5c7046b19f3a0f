import { z } from 'zod';
import type { PressOutcome } from '../../src/core/cases/press.js';
import { LANGUAGES } from '../../src/core/language.js';
import { isButtonId, reasonFor } from '../../src/core/notices/buttons.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Press } from '../../src/core/ports/queues.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { inTime } from './in-time.js';
import type { Interaction } from './interaction.js';
import type { TeamsPhrase } from './phrases.js';
import type { TeamsOptions } from './settings.js';

const pressedButton = z.object({
  post: z.string().min(1),
  button: z.string().min(1),
  language: z.enum(LANGUAGES),
});

/** What a button of a post carries. Which button it is, and of which post, is for the check to say. */
export type PressedButton = z.infer<typeof pressedButton>;

/** What handling a press needs. */
export interface PressTools extends Pick<TeamsOptions, 'queues' | 'checkPress'> {
  readonly phrases: PhraseBook;
}

/**
 * Reads what one of our buttons brought back.
 * @throws TeamsPayloadUnreadable for data of another shape
 */
export function readPressed(data: Readonly<Record<string, unknown>> | null): PressedButton {
  const pressed = pressedButton.safeParse(data);
  if (!pressed.success) throw new TeamsPayloadUnreadable('an odd button press');
  return pressed.data;
}

/** The press, under whoever the platform says has pressed. */
export function pressOf(
  { tenant, actor }: Interaction,
  { post, button }: Pick<PressedButton, 'post' | 'button'>,
  reason = '',
): Press {
  return { workspace: { platform: 'teams', workspace: tenant }, postId: post, button, actor, reason };
}

/** Checks a press by our own store. Throws what the check throws, and PlatformUnavailable when it takes too long. */
export function checkInTime(tools: Pick<PressTools, 'checkPress'>, press: Press): Promise<PressOutcome> {
  return inTime(tools.checkPress(press));
}

/**
 * Handles a press that needs no dialog; returns the sentence for whoever pressed.
 * @throws what the check or the queue throws
 */
export async function receivePress(
  interaction: Interaction,
  pressed: PressedButton,
  tools: PressTools,
): Promise<string> {
  const press = pressOf(interaction, pressed);
  const outcome = await checkInTime(tools, press);
  if (outcome.status === 'shown') return outcome.text;
  if (outcome.status !== 'ready' || !isButtonId(press.button) || reasonFor(press.button) !== 'none') {
    return outcome.say;
  }
  await tools.queues.enqueueEscalation({ type: 'press', press, delivery: interaction.delivery });
  return tools.phrases.say(pressed.language, 'teams.press.received' satisfies TeamsPhrase);
}

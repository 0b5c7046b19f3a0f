import type { AdaptiveCard } from '../cards.js';
import type { Interaction } from '../interaction.js';

/** What Teams shows after a dialog was asked for, or was sent: a card, a sentence, or nothing more (`null`). */
export type DialogAnswer =
  | { readonly title: string; readonly card: AdaptiveCard }
  | { readonly say: string }
  | null;

/**
 * A dialog: Teams asks for its card (`task/fetch`) when somebody presses a button that opens it, and brings back what
 * was filled in (`task/submit`).
 */
export interface Dialog {
  /** Stands in the data of the button and of the card, under `dialog`. */
  readonly id: string;
  /** @param data what the button carried under `garbo` */
  open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer>;
  /**
   * @param data what the card carried under `garbo`
   * @param fields what was filled in, by the ids of the inputs
   */
  submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer>;
}

/** Data of a button that opens the dialog. */
export function opens(dialog: string, data: Readonly<Record<string, unknown>> = {}): object {
  return { msteams: { type: 'task/fetch' }, garbo: { ...data, dialog } };
}

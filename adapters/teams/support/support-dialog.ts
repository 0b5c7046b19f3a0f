import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { SUPPORT_DIALOG } from '../card-actions.js';
import { card, text } from '../cards.js';
import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { inTime } from '../in-time.js';
import type { Interaction } from '../interaction.js';
import type { TeamsPhrase } from '../phrases.js';
import type { TeamsOptions } from '../settings.js';
import { tidyText } from '../tidy-text.js';

/** The input's id, and the longest text it takes, in characters. */
const WORDS = 'words';
const MAX_WORDS = 3_000;

/** What the form carries; `opened` tells it from others, so that it counts once however often it is sent. */
const sentForm = z.object({ language: z.enum(LANGUAGES), opened: z.string().min(1) });
type SentForm = z.infer<typeof sentForm>;

/** Asks the managers for support, with or without words. */
export class SupportDialog implements Dialog {
  readonly id = SUPPORT_DIALOG;

  constructor(
    private readonly tools: Pick<TeamsOptions, 'queues' | 'phrases' | 'mayAskForSupport' | 'log'>,
  ) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const language = LANGUAGES.find((known) => known === data.language) ?? interaction.language;
    if (!(await this.#may(interaction))) return { say: this.#say(language, 'chat.support.forbidden') };
    return this.#form({ language, opened: interaction.delivery });
  }

  async submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const read = sentForm.safeParse(data);
    if (!read.success) throw new TeamsPayloadUnreadable('an odd ask for support');
    const { language, opened } = read.data;
    if (!(await this.#may(interaction))) return { say: this.#say(language, 'chat.support.forbidden') };
    const { tenant, actor } = interaction;
    const typed = fields[WORDS];
    const words = typeof typed === 'string' ? tidyText(typed) : '';
    const ask = { workspace: { platform: 'teams', workspace: tenant }, person: actor, words } as const;
    try {
      await this.tools.queues.enqueueEscalation({ type: 'support', ask, delivery: `${opened}/${actor}` });
    } catch (error) {
      this.tools.log.error('teams-support-not-queued', error);
      return this.#form(read.data, words);
    }
    return { say: this.#say(language, 'chat.support.sent') };
  }

  /** @param typed what could not be sent, which stays; `null` at first */
  #form({ language, opened }: SentForm, typed: string | null = null): DialogAnswer {
    const fault =
      typed === null ? [] : [text(this.#say(language, 'chat.press.again'), { color: 'Attention' })];
    const words = {
      type: 'Input.Text',
      id: WORDS,
      label: this.#say(language, 'chat.support.words'),
      isMultiline: true,
      maxLength: MAX_WORDS,
      ...(typed ? { value: typed } : {}),
    };
    const send = {
      type: 'Action.Submit',
      title: this.#say(language, 'chat.modal.send'),
      data: { garbo: { dialog: this.id, language, opened } },
    };
    return {
      title: this.#say(language, 'chat.modal.support-title'),
      card: card([...fault, text(this.#say(language, 'chat.support.invite')), words], [send]),
    };
  }

  #may({ tenant, actor }: Interaction): Promise<boolean> {
    return inTime(this.tools.mayAskForSupport({ platform: 'teams', workspace: tenant }, actor));
  }

  #say(language: Language, key: TeamsPhrase): string {
    return this.tools.phrases.say(language, key);
  }
}

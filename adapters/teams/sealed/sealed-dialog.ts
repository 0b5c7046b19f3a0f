import { z } from 'zod';
import { LANGUAGES } from '../../../src/core/language.js';
import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { inTime } from '../in-time.js';
import type { Interaction } from '../interaction.js';
import type { TeamsPhrase } from '../phrases.js';
import type { PostCards } from '../post-cards.js';
import { type PressTools, readPressed, receivePress } from '../press.js';
import type { TeamsOptions } from '../settings.js';
import { inDialog } from './in-dialog.js';
import { SEALED_DIALOG } from './sealed-cards.js';

/** What opening closed cards needs. */
export interface SealedTools extends PressTools, Pick<TeamsOptions, 'openSealed'> {
  readonly cards: PostCards;
}

const opened = z.object({ post: z.string().min(1), language: z.enum(LANGUAGES) });

/** A closed card opens: its post, with its buttons, for the person it is for alone. */
export class SealedDialog implements Dialog {
  readonly id = SEALED_DIALOG;

  /** @param others the dialogs that buttons of posts open */
  constructor(
    private readonly tools: SealedTools,
    private readonly others: readonly Dialog[],
  ) {}

  async open({ tenant, actor }: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const parsed = opened.safeParse(data);
    if (!parsed.success) throw new TeamsPayloadUnreadable('a closed card without its post');
    const { post: postId, language } = parsed.data;
    const workspace = { platform: 'teams', workspace: tenant } as const;
    const found = await inTime(this.tools.openSealed({ workspace, postId, actor, language }));
    if ('say' in found) return found;
    const title = this.tools.phrases.say(language, 'teams.sealed.title' satisfies TeamsPhrase);
    const shown = await inTime(this.tools.cards.of(tenant, postId, found.content));
    return { title, card: inDialog(shown) };
  }

  /** A button inside was pressed: the answer is the dialog it opens, or what the press came to. */
  async submit(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const other = this.others.find(({ id }) => id === data.opens);
    if (other) return other.open(interaction, data);
    return { say: await receivePress(interaction, readPressed(data), this.tools) };
  }
}

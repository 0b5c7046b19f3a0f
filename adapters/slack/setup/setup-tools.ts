import type { types } from '@slack/bolt';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import type { ConversationDirectory, PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { Background } from '../background.js';
import type { Installations } from '../installation.js';
import { LIMITS } from '../limits.js';
import type { SlackPhrase } from '../phrases.js';
import { plain, section } from '../render.js';
import type { SlackOptions } from '../settings.js';

/** What the set-up works with. */
export interface SetupTools
  extends Pick<
    SlackOptions,
    'queues' | 'checkSettings' | 'changeHolds' | 'settingsInForce' | 'phrases' | 'log'
  > {
  readonly installations: Installations;
  readonly people: PeopleDirectory;
  readonly conversations: ConversationDirectory;
  readonly background: Background;
}

/** Says a sentence of the set-up in the language of whoever sets Garbo up. */
export type SetupSay = (key: SlackPhrase, values?: Readonly<Record<string, string | number>>) => string;

/** Where a dialog stands in the walk; it travels in the dialog's `private_metadata`. */
export interface SetupPlace {
  readonly step: 'workspace' | 'channels' | 'channel';
  readonly language: Language;
  /** The channel of step `channel`. */
  readonly channel?: string;
  /** The page of step `channels`, from 0. */
  readonly page?: number;
  /** Whoever was corrected when the dialog was filled: who is no longer chosen counts as the platform says again. */
  readonly corrected?: readonly string[];
}

/** Reads a place back. */
export const setupPlace: z.ZodType<SetupPlace> = z.object({
  step: z.enum(['workspace', 'channels', 'channel']),
  language: z.enum(LANGUAGES),
  channel: z.string().exactOptional(),
  page: z.number().exactOptional(),
  corrected: z.array(z.string()).exactOptional(),
});

/** The dialogs and the buttons of the set-up. */
export const SETUP_VIEW = /^garbo-setup:/;
export const SETUP_ACTION = /^garbo-setup:/;
export const OPEN_CHANNEL = 'garbo-setup:channel';
export const SHOW_PAGE = 'garbo-setup:page';
export const TRY_AGAIN = 'garbo-setup:again';

/** A dialog of the set-up. */
export function setupView(
  say: SetupSay,
  place: SetupPlace,
  blocks: types.KnownBlock[],
  submit: SlackPhrase | null,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: `garbo-setup:${place.step}`,
    private_metadata: JSON.stringify(place),
    title: plain(say('chat.setup.title'), LIMITS.viewTitle),
    close: plain(say('chat.modal.close'), LIMITS.viewButton),
    ...(submit === null ? {} : { submit: plain(say(submit), LIMITS.viewButton) }),
    blocks,
  };
}

/** A light dialog while data is being read, or when it could not be read: from both one can try again. */
export function waitingView(say: SetupSay, place: SetupPlace, sentence: string): types.ModalView {
  const again: types.Button = {
    type: 'button',
    action_id: TRY_AGAIN,
    text: plain(say('chat.setup.again'), LIMITS.buttonText),
  };
  return setupView(say, place, [section(sentence), { type: 'actions', elements: [again] }], null);
}

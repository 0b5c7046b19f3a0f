import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import type { Person } from '../../../src/core/people/person.js';
import type { ConversationDirectory, PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../../src/core/workspace.js';
import type { TeamsContacts } from '../contacts.js';
import type { TeamsPhrase } from '../phrases.js';
import type { TeamsOptions } from '../settings.js';

/** Tells who is in a conversation. */
export interface Roster {
  /** Everybody in it, with the role that counts; `null`: Garbo does not see it. Throws PlatformUnavailable. */
  peopleIn(conversation: ConversationKey): Promise<readonly Person[] | null>;
}

/** What the set-up works with. */
export interface SetupTools
  extends Pick<
    TeamsOptions,
    'queues' | 'checkSettings' | 'changeHolds' | 'settingsInForce' | 'phrases' | 'log'
  > {
  readonly people: PeopleDirectory & Roster;
  readonly conversations: ConversationDirectory;
  readonly contacts: TeamsContacts;
}

/** Says a sentence of the set-up in the language of whoever sets Garbo up. */
export type SetupSay = (key: TeamsPhrase, values?: Readonly<Record<string, string | number>>) => string;

/** The dialog of the set-up. */
export const SETUP_DIALOG = 'setup';

const steps = z.enum(['workspace', 'channels', 'channel']);

/** Where the dialog stands in the walk; it travels with its buttons. */
const placeSchema = z.looseObject({
  step: steps,
  language: z.enum(LANGUAGES),
  /** The channel of step `channel`. */
  channel: z.string().default(''),
  /** The page of step `channels`, from 0. */
  page: z.int().nonnegative().default(0),
  /** Whoever was corrected when the form was filled: who is no longer chosen counts as the platform says again. */
  corrected: z.array(z.string()).default([]),
  /** Whether the form is handed in; else the step is only shown. */
  save: z.boolean().default(false),
});

/** Where the dialog stands. */
export interface SetupPlace {
  readonly step: z.infer<typeof steps>;
  readonly language: Language;
  readonly channel?: string;
  readonly page?: number;
  readonly corrected?: readonly string[];
  readonly save?: boolean;
}

/** Reads a place back; `null` when it is none of ours. */
export function readPlace(data: unknown): z.infer<typeof placeSchema> | null {
  return placeSchema.safeParse(data).data ?? null;
}

/** What stands in the fields of a form, by their ids; several choices are parted by commas, as Teams does it. */
export type Filled = Readonly<Record<string, string>>;

/** What is wrong with a form, by the field's id. */
export type Faults = Readonly<Record<string, string>>;

/** Says the sentences of the set-up in a language. */
export function sayIn({ phrases }: Pick<SetupTools, 'phrases'>, language: Language): SetupSay {
  return (key, values = {}) => phrases.say(language, key, values);
}

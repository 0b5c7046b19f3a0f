import { LANGUAGES, type Language } from '../language.js';
import type { Person } from '../people/person.js';
import type { Verdict } from '../screening/verdict.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';

/** The language of a notice: the customer's, else the channel's, else the text's if sure, else Italian. */
export function noticeLanguage(
  person: Pick<Person, 'language'>,
  settings: Pick<ConversationSettings, 'language'>,
  verdict: Pick<Verdict, 'language'>,
): Language {
  const ofText = LANGUAGES.find((language) => language === verdict.language);
  return person.language ?? settings.language ?? ofText ?? 'it';
}

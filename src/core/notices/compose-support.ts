import type { Language } from '../language.js';
import type { SupportRequest } from '../support/support-request.js';
import type { Tools } from '../tools.js';
import { button } from './buttons.js';
import { plain } from './compose-daily.js';
import type { PostContent } from './post-content.js';

type ComposeTools = Pick<Tools, 'phrases' | 'calendar' | 'clock' | 'settings'>;

/** What managers read of a request for support: the words as they were written, and who takes it. */
export function composeSupport(
  { phrases, calendar, clock, settings }: ComposeTools,
  { requester, asked, takenBy }: SupportRequest,
  mentions: readonly string[],
): PostContent {
  const language = settings.managersLanguage;
  const since = asked[0]?.at ?? clock.now();
  const words = asked.flatMap((one) => (one.words === '' ? [] : [one.words]));
  const said = words.map((own) => phrases.say(language, 'quote', { words: own }));
  return {
    ...plain('support-request', language),
    title: phrases.say(language, 'support.title', { name: requester.name }),
    paragraphs: [
      ...(said.length > 0 ? said : [phrases.say(language, 'support.no-words')]),
      ...(takenBy ? [phrases.say(language, 'support.taken', { name: takenBy.name })] : []),
    ],
    facts: [
      {
        label: phrases.say(language, 'alert.fact.since'),
        value: phrases.say(language, 'alert.waiting', {
          day: calendar.sayDay(since, language, clock.now()),
          time: calendar.sayTime(since),
        }),
      },
    ].filter(() => takenBy === null),
    mentions: takenBy ? [] : mentions,
    buttons: takenBy ? [] : [button(phrases, language, 'take-support')],
    footer: phrases.say(language, 'support.private'),
  };
}

/** What whoever asked reads once somebody will write to them. */
export function composeSupportTaken(
  { phrases }: Pick<Tools, 'phrases'>,
  language: Language,
  name: string,
): PostContent {
  return { ...plain('reply', language), paragraphs: [phrases.say(language, 'support.answer', { name })] };
}

import { LANGUAGES, type Language } from '../language.js';
import type { Tools } from '../tools.js';
import type { PlatformName } from '../workspace.js';
import { button } from './buttons.js';
import { plain } from './compose-daily.js';
import type { PostContent } from './post-content.js';

/**
 * Who Garbo is, that a check reads the messages and whose it is, where the policy is, how to dispute and complain.
 * `language`: the readers'; `null` when nobody knows it: then in both, Italian first.
 */
export function composeIntroduction(
  { phrases, settings }: Pick<Tools, 'phrases' | 'settings'>,
  platform: PlatformName,
  language: Language | null,
): PostContent {
  const languages = language === null ? LANGUAGES : [language];
  const first = language ?? 'it';
  const { aiProvider } = settings;
  return {
    ...plain('introduction', first),
    title: phrases.say(first, 'introduction.title'),
    paragraphs: languages.flatMap((spoken) => [
      phrases.say(spoken, 'introduction.who'),
      aiProvider === null
        ? phrases.say(spoken, 'introduction.check-here')
        : phrases.say(spoken, 'introduction.check-by', { provider: aiProvider }),
      phrases.say(spoken, 'introduction.ways'),
    ]),
    buttons: [button(phrases, first, 'read-policy', settings.policyUrl(first, platform))],
  };
}

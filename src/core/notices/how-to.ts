import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { PlatformName } from '../workspace.js';

/** What people do with Garbo in their platform's own way. */
type Act = 'setup' | 'invite' | 'report' | 'help' | 'live' | 'shadow';

const IN_SLACK: Readonly<Record<Act, string>> = {
  setup: 'how.slack.setup',
  invite: 'how.slack.invite',
  report: 'how.slack.report',
  help: 'how.slack.help',
  live: 'how.slack.live',
  shadow: 'how.slack.shadow',
};

const IN_TEAMS: Readonly<Record<Act, string>> = {
  setup: 'how.teams.setup',
  invite: 'how.teams.invite',
  report: 'how.teams.report',
  help: 'how.teams.help',
  live: 'how.teams.live',
  shadow: 'how.teams.shadow',
};

/**
 * How each of these is done on a platform, to be filled into sentences: `{setup}` is `/garbo setup` in Slack. The
 * playground, where none of them can be done, says it as Slack does.
 */
export function howTo(
  phrases: PhraseBook,
  language: Language,
  platform: PlatformName,
): Readonly<Record<Act, string>> {
  const keys = platform === 'teams' ? IN_TEAMS : IN_SLACK;
  const say = (act: Act) => phrases.say(language, keys[act]);
  return {
    setup: say('setup'),
    invite: say('invite'),
    report: say('report'),
    help: say('help'),
    live: say('live'),
    shadow: say('shadow'),
  };
}

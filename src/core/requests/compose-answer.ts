import { commitmentsOf } from '../complaints/commitments.js';
import type { Language } from '../language.js';
import { button } from '../notices/buttons.js';
import { plain } from '../notices/compose-daily.js';
import { howTo } from '../notices/how-to.js';
import type { Post } from '../notices/post.js';
import type { Button, PostContent } from '../notices/post-content.js';
import type { Tools } from '../tools.js';
import type { PlatformName } from '../workspace.js';

/** What answers are composed with. */
export interface AnswerInput extends Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'settings'> {
  readonly language: Language;
  readonly platform: PlatformName;
  readonly now: Date;
  /** The address that stays open for complaints, contract and privacy; `null`: none is set. */
  readonly contactAddress: string | null;
}

/** Of commitments in an own policy this many words are told; the whole policy is one button away. */
const MOST_WORDS = 25;

/** Where the policy is, and what it lets customers expect of the team. */
export function composePolicyAnswer(input: AnswerInput): PostContent {
  const { policy, language } = input;
  const all = commitmentsOf(policy, language).map(({ text }) => text.replace(/[.;]$/u, ''));
  const words = all.join(', ').split(/\s+/u);
  const told = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')}…` : words.join(' ');
  const commitments = told === '' ? [] : [say(input, 'answer.policy.commitments', { commitments: told })];
  return answer(input, [say(input, 'answer.policy'), ...commitments], [readPolicy(input)]);
}

/** What a complaint is, with the button that opens the form. */
export function composeComplaintAnswer(input: AnswerInput): PostContent {
  return answer(input, [say(input, 'answer.complaint')], [complain(input)]);
}

/** What is kept, how long, who reads it, and whom to ask for a copy or for erasure. */
export function composePrivacyAnswer(input: AnswerInput): PostContent {
  const { backgroundHours, evidenceDays, aiProvider } = input.settings;
  const { contactAddress } = input;
  return answer(
    input,
    [
      aiProvider === null
        ? say(input, 'answer.privacy.here')
        : say(input, 'answer.privacy.by', { provider: aiProvider }),
      say(input, 'answer.privacy.kept', { hours: backgroundHours, days: evidenceDays }),
      contactAddress === null
        ? say(input, 'answer.privacy.ask')
        : say(input, 'answer.privacy.write', { address: contactAddress }),
    ],
    [],
  );
}

/** What a customer can ask for. */
export function composeHelpAnswer(input: AnswerInput): PostContent {
  return answer(input, [say(input, 'answer.help')], [readPolicy(input), complain(input)]);
}

/** The ways of the team, for its members. */
export function composeStaffAnswer(input: AnswerInput): PostContent {
  return answer(
    input,
    [say(input, 'answer.staff', howTo(input.phrases, input.language, input.platform))],
    [readPolicy(input)],
  );
}

/** Nothing can be disputed: says so, and names the complaint. */
export function composeNothingToDispute(input: AnswerInput): PostContent {
  return answer(input, [say(input, 'answer.dispute.none')], [complain(input)]);
}

/** One notice that its reader can still dispute, and until when. */
export function composeDisputable(
  input: AnswerInput,
  notice: Post,
  postedAt: Date,
  until: Date,
): PostContent {
  const { calendar, language, now } = input;
  const [words] = notice.content.quotes;
  const said = say(input, 'answer.dispute', {
    what: say(input, `answer.what.${notice.content.kind}`),
    day: calendar.sayDay(postedAt, language, now),
    quote: words === undefined ? 'none' : say(input, 'quote', { words }),
    until: calendar.sayDay(until, language, now),
  });
  return answer(input, [said], [button(input.phrases, language, 'dispute'), readPolicy(input)]);
}

function answer(input: AnswerInput, paragraphs: readonly string[], buttons: readonly Button[]): PostContent {
  return { ...plain('answer', input.language), paragraphs, buttons };
}

function say(
  { phrases, language }: AnswerInput,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return phrases.say(language, key, values);
}

function readPolicy({ phrases, settings, language, platform }: AnswerInput): Button {
  return button(phrases, language, 'read-policy', settings.policyUrl(language, platform));
}

function complain({ phrases, language }: AnswerInput): Button {
  return button(phrases, language, 'complain');
}

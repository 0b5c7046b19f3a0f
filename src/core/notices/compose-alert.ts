import type { Alert } from '../cases/alert.js';
import { closes, isInForce, type Measure } from '../cases/measure.js';
import type { Rule } from '../ladder/decision.js';
import type { StandingState } from '../ladder/standing.js';
import type { Language } from '../language.js';
import type { Policy } from '../policy/policy.js';
import type { Calendar } from '../ports/calendar.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { Report } from '../reports/report.js';
import { isNoMessage } from '../reports/report-key.js';
import { overallSeverity } from '../screening/verdict.js';
import { button } from './buttons.js';
import { citeClause } from './cite-clause.js';
import { plain } from './compose-daily.js';
import { mainViolation } from './compose-notice.js';
import { reportParagraphs } from './compose-report.js';
import { measureLines, tickButtons } from './measure-lines.js';
import type { Button, ButtonId, Fact, PostContent } from './post-content.js';
import { maskAll } from './quote.js';
import { sayDecision } from './say-decision.js';
import { sayRule } from './say-rule.js';
import { sayTaken } from './takers-view.js';

/** What an alert is composed from: the alert itself and how things stand now. */
export interface AlertInput {
  readonly alert: Alert;
  readonly caseNumber: number;
  readonly standing: StandingState;
  /** The reports it asks about; empty for any other kind. */
  readonly reports: readonly Report[];
  /** The whole message; `null` once its evidence has been erased. */
  readonly text: string | null;
  /** All measures decided on in this alert, oldest first. */
  readonly measures: readonly Measure[];
  /** How many messages came after the closing notice. */
  readonly later: number;
  readonly now: Date;
  readonly language: Language;
  readonly policy: Policy;
  readonly phrases: PhraseBook;
  readonly calendar: Calendar;
  /** The approved help text, as the customer would read it. */
  readonly careText: string;
}

/** Which buttons settle which alert, the mildest first. */
const BUTTONS: Readonly<Record<Alert['kind'], readonly ButtonId[]>> = {
  alert: ['take', 'not-a-violation', 'warn-again', 'end-correspondence', 'block', 'refer'],
  question: ['harmless', 'breaks-policy'],
  'care-alert': ['take', 'send-help', 'handled'],
  dispute: ['take', 'withdraw'],
  report: ['take', 'unfounded', 'confirm'],
};

/** After several reminders the question is not whether the policy was broken, but how to go on. */
const AFTER_REMINDERS: readonly ButtonId[] = ['handled', 'warn-again'];
const REMINDER_RULES: readonly string[] = ['third-reminder', 'reminders-used-up'] satisfies Rule[];

/** Garbo writes nothing to somebody unknown and closes no correspondence with them. */
const ABOUT_STRANGER: readonly ButtonId[] = ['take', 'handled', 'refer'];

function buttonsOf({ kind, facts, takenBy }: Alert): readonly ButtonId[] {
  if (REMINDER_RULES.includes(facts.rule)) return AFTER_REMINDERS;
  const stranger = kind === 'alert' && facts.rule === ('unknown-author' satisfies Rule);
  return (stranger ? ABOUT_STRANGER : BUTTONS[kind]).filter((id) => id !== 'take' || takenBy === null);
}

function titleKey({ kind, facts }: Alert): string {
  return REMINDER_RULES.includes(facts.rule) ? 'alert.title.reminders' : `alert.title.${kind}`;
}

/** An alert as managers read it: one screen while it is open, one line once it is settled. */
export function composeAlert(input: AlertInput): PostContent {
  return input.alert.decision ? settled(input, input.alert.decision) : open(input);
}

function open(input: AlertInput): PostContent {
  const { alert, language, phrases, policy, text } = input;
  const { facts } = alert;
  const severity = phrases.say(language, `severity.${overallSeverity({ violations: facts.violations })}`);
  const clause =
    facts.violations.length > 0
      ? citeClause(policy, mainViolation(facts.violations, policy.enforcement).clause, language)
      : null;
  const quotes = [...new Set(facts.violations.map(({ quote }) => quote))].filter((quote) => quote !== '');
  const masked = quotes.map((quote) => phrases.say(language, 'quote', { words: maskAll(quote) })).join(' ');
  return {
    ...plain(alert.kind, language),
    title: phrases.say(language, titleKey(alert), {
      severity,
      name: facts.customerName,
      reporter: input.reports[0]?.reporter.name ?? '',
    }),
    paragraphs: [
      ...(masked ? [phrases.say(language, 'alert.quote', { quotes: masked })] : []),
      ...(facts.customerWords
        ? [phrases.say(language, 'alert.customer-words', { words: facts.customerWords })]
        : []),
      ...reportParagraphs(input.reports, language, phrases),
      ...(alert.kind === 'care-alert' ? careParagraphs(input) : []),
      ...(facts.shadow ? [phrases.say(language, 'alert.shadow')] : []),
      ...(alert.takenBy ? [sayTaken(alert.takenBy, language, phrases)] : []),
      ...measureLines(input),
      ...notes(input),
    ],
    clause,
    quotes,
    facts: openFacts(input),
    folded: text === null ? null : { label: phrases.say(language, 'alert.folded'), text },
    about: aboutOf(alert),
    mentions: facts.mentions,
    buttons: [
      ...[...(text === null ? [] : (['show-message'] as const)), ...buttonsOf(alert)].map((id) =>
        button(phrases, language, id),
      ),
      ...laterButton(input),
      ...tickButtons(input),
    ],
    ...(alert.takenBy ? { takenBy: alert.takenBy } : {}),
  };
}

function settled(input: AlertInput, decision: NonNullable<Alert['decision']>): PostContent {
  const { alert, language, phrases, calendar, measures, now } = input;
  const line = sayDecision(decision, measures.at(-1)?.until ?? null, language, phrases, calendar);
  const canUndo = measures.some(
    (measure) => isInForce(measure) && closes(measure) && (measure.until === null || measure.until > now),
  );
  return {
    ...plain(alert.kind, language),
    paragraphs: [`${alert.facts.customerName} · ${line}`, ...measureLines(input), ...notes(input)],
    about: aboutOf(alert),
    buttons: [
      ...laterButton(input),
      ...tickButtons(input),
      ...(canUndo ? [button(phrases, language, 'undo')] : []),
    ],
  };
}

function laterButton({ later, language, phrases }: AlertInput): Button[] {
  return later > 0 ? [button(phrases, language, 'later-messages', null, { count: later })] : [];
}

/** The message it is about; `null` where somebody reported something that stands in no message. */
function aboutOf({ facts }: Alert): PostContent['about'] {
  const { conversation, message } = facts.message;
  return isNoMessage(facts.message) ? null : { conversation, message, thread: facts.thread };
}

function careParagraphs({ alert, language, phrases, policy, careText }: AlertInput): string[] {
  const minutes = policy.enforcement.deadlines.careMinutes;
  const waits = alert.takenBy === null && alert.dueAt !== null;
  return [
    phrases.say(language, 'alert.care', { draft: careText }),
    ...(waits ? [phrases.say(language, 'alert.care-deadline', { minutes })] : []),
  ];
}

function notes({ alert, language, phrases }: AlertInput): string[] {
  return alert.notes.map(({ phrase, values }) => phrases.say(language, `alert.${phrase}`, values));
}

/** Who and where, the history in one line, what Garbo recommends and by which rule, since when it waits. */
function openFacts(input: AlertInput): Fact[] {
  const { alert, caseNumber, standing, language, phrases, calendar, policy } = input;
  const { facts } = alert;
  const { history } = facts;
  const fact = (label: string, value: string): Fact => ({
    label: phrases.say(language, `alert.fact.${label}`),
    value,
  });
  const joined =
    facts.joined > 0 ? [fact('joined', phrases.say(language, 'alert.joined', { count: facts.joined }))] : [];
  const recommended =
    alert.kind === 'alert'
      ? [fact('recommended', phrases.say(language, `recommend.${facts.recommends ?? 'none'}`))]
      : [];
  return [
    fact('who', `${facts.customerName} · ${phrases.say(language, `standing.${standing}`)}`),
    fact(
      'history',
      phrases.say(language, 'alert.history', {
        notices: history.notices,
        last: history.lastAt ? calendar.sayDay(history.lastAt, language, alert.raisedAt) : '',
        disputes: history.disputes,
      }),
    ),
    ...recommended,
    fact('why', sayRule(facts.rule, policy.enforcement, language, phrases)),
    ...joined,
    fact(
      'since',
      phrases.say(language, 'alert.waiting', {
        day: calendar.sayDay(alert.raisedAt, language, alert.raisedAt),
        time: calendar.sayTime(alert.raisedAt),
      }),
    ),
    fact('case', `G-${caseNumber}`),
  ];
}

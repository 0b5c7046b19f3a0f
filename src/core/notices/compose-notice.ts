import { isAtUs } from '../ladder/decide.js';
import type { NoticeDecision } from '../ladder/decision.js';
import type { Language } from '../language.js';
import type { BuiltInClause, Enforcement } from '../policy/enforcement.js';
import { findClause, type Policy } from '../policy/policy.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import { severityRank, type Violation } from '../screening/verdict.js';
import { button } from './buttons.js';
import { citeClause } from './cite-clause.js';
import type { PostContent } from './post-content.js';
import { quotable } from './quote.js';

/** The built-in clauses that have a sentence of their own, per kind of notice; the others share `reminder.other` and `warning.other`. */
const OWN_SENTENCE: Readonly<Record<'reminder' | 'warning', ReadonlySet<BuiltInClause>>> = {
  reminder: new Set([
    'reputation-threat',
    'hardship-leverage',
    'escalation-pressure',
    'answer-refusal',
    'hostile-assumption',
    'abusive-language',
  ]),
  warning: new Set(['abusive-language', 'demeaning-comment', 'threat', 'bullying', 'hostile-assumption']),
};

/** What a notice is composed from. */
export interface NoticeInput {
  readonly kind: NoticeDecision['kind'];
  readonly violations: readonly Violation[];
  readonly language: Language;
  readonly policy: Policy;
  readonly policyUrl: string | null;
  readonly phrases: PhraseBook;
  /** Managers have been told of this very message. */
  readonly alerted: boolean;
  /** A manager asked for it: the notice says so, and is not automatic. */
  readonly byManager: boolean;
}

/** The words of a reminder, a polite request or a final notice, in the shape that the voice asks for. */
export function composeNotice(input: NoticeInput): PostContent {
  const { kind, language, policy, policyUrl, phrases } = input;
  const violation = mainViolation(input.violations, policy.enforcement);
  const judgedAs = policy.enforcement.rules.get(violation.clause)?.judgedAs ?? null;
  const words = quotable(violation, judgedAs);
  const quote = words === '' ? '' : phrases.say(language, 'quote', { words });
  return {
    kind,
    language,
    title: null,
    paragraphs: [
      phrases.say(language, bodyKey(input, violation, judgedAs), { quote }),
      nextStep(input, violation),
    ],
    clause: citeClause(policy, violation.clause, language),
    quotes: words === '' ? [] : [words],
    facts: [],
    folded: null,
    about: null,
    mentions: [],
    buttons: [button(phrases, language, 'dispute'), button(phrases, language, 'read-policy', policyUrl)],
    footer: input.byManager ? null : phrases.say(language, 'footer.automatic'),
  };
}

/**
 * The violation a notice speaks of: the gravest of those towards the team or the company, and of equal ones that
 * of an abuse clause, because a warning never rests on an expectation.
 */
export function mainViolation(
  violations: readonly Violation[],
  { rules }: Pick<Enforcement, 'rules'>,
): Violation {
  const atUs = violations.some(isAtUs) ? violations.filter(isAtUs) : violations;
  const isAbuse = ({ clause }: Violation) => rules.get(clause)?.tier === 'abuse';
  const [first, ...others] = [...atUs.filter(isAbuse), ...atUs.filter((violation) => !isAbuse(violation))];
  if (!first) throw new Error('a notice needs a violation');
  return others.reduce(
    (worst, next) => (severityRank(next.severity) > severityRank(worst.severity) ? next : worst),
    first,
  );
}

function bodyKey(
  { kind, byManager }: NoticeInput,
  violation: Violation,
  judgedAs: BuiltInClause | null,
): string {
  // Reported without a message: there are no words of the customer's to speak of.
  if (violation.quote === '') return `unquoted.${byManager ? 'warn-again' : kind}`;
  if (byManager) return 'warning.again';
  if (kind === 'final-notice') return 'final-notice.body';
  const own = judgedAs !== null && OWN_SENTENCE[kind].has(judgedAs);
  return `${kind}.${own ? judgedAs : 'other'}`;
}

function nextStep(
  { kind, language, policy, phrases, alerted, byManager }: NoticeInput,
  violation: Violation,
): string {
  if (kind === 'final-notice') return phrases.say(language, 'final-notice.next');
  if (kind === 'warning')
    return phrases.say(language, alerted && !byManager ? 'warning.next-alerted' : 'warning.next');
  const closesWith = policy.enforcement.rules.get(violation.clause)?.closesWith;
  const closing = closesWith ? findClause(policy, closesWith, language) : undefined;
  return closing?.text ?? phrases.say(language, 'reminder.next');
}

import type { ViolationSeverity } from '../screening/verdict.js';
import type { ClauseId } from './policy.js';

/** Every tier, as `enforcement.yaml` writes them. */
export const TIERS = ['abuse', 'expectation', 'commitment', 'procedure'] as const;

/**
 * What kind of clause it is. `abuse` and `expectation` are what a customer can break; `commitment` is what
 * the team owes; `procedure` says how things are done.
 */
export type Tier = (typeof TIERS)[number];

/** Every response, as `enforcement.yaml` writes them. */
export const CLAUSE_RESPONSES = ['warning', 'reminder', 'none'] as const;

/** How the machine answers a breach: a warning in the thread (a strike), a private reminder, or not at all. */
export type ClauseResponse = (typeof CLAUSE_RESPONSES)[number];

/** The nine labels of the annotation guide, as `judged_as` in `enforcement.yaml` names them. */
export const BUILT_IN_CLAUSES = [
  'abusive-language',
  'threat',
  'hostile-assumption',
  'demeaning-comment',
  'bullying',
  'reputation-threat',
  'hardship-leverage',
  'escalation-pressure',
  'answer-refusal',
] as const;

/** One of the nine clauses that the embedded classifier knows. */
export type BuiltInClause = (typeof BUILT_IN_CLAUSES)[number];

/** Every measure, the mildest first. */
export const MEASURE_KINDS = ['end-correspondence', 'block', 'refer'] as const;

/** The steps a manager may take beyond a warning. */
export type MeasureKind = (typeof MEASURE_KINDS)[number];

/** How one clause is enforced. Tiers `commitment` and `procedure` carry no severities and no response. */
export interface ClauseRule {
  readonly clause: ClauseId;
  readonly tier: Tier;
  /** The severities a verdict may give to this clause; empty where it cannot be broken by a customer. */
  readonly severities: readonly ViolationSeverity[];
  readonly response: ClauseResponse;
  /** The built-in clause that the embedded classifier takes it for; `null`: it only informs. */
  readonly judgedAs: BuiltInClause | null;
  /** Further built-in clauses that the same sentence covers ("No insults, threats or bullying"). */
  readonly alsoJudgedAs?: readonly BuiltInClause[];
  /** A further clause whose sentence closes this one's notice (the reminder about social media). */
  readonly closesWith: ClauseId | null;
}

/** The numbers of the ladder. */
export interface LadderRules {
  /** Days after delivery at which a strike expires, per severity. */
  readonly expiryDays: Readonly<Record<ViolationSeverity, number>>;
  /** Most reminders to one customer in one thread in 24 hours. */
  readonly remindersPerThreadPerDay: number;
  /** Reminders within `reminderWindowDays` after which managers are asked. */
  readonly remindersBeforeAsking: number;
  readonly reminderWindowDays: number;
  /** A message older than this gets no notice, only a line to managers. */
  readonly staleAfterHours: number;
  /** Days a measure lasts unless the manager says otherwise; `null`: until reversed. */
  readonly measureDays: Readonly<Record<MeasureKind, number | null>>;
  /** How many different managers must confirm each measure. */
  readonly confirmations: Readonly<Record<MeasureKind, number>>;
  /** Days within which a customer may dispute. */
  readonly disputeDays: number;
}

/** Deadlines. All but the care alert's count working time. */
export interface Deadlines {
  /** An alert nobody took is repeated to the next manager in turn. */
  readonly alertMinutes: number;
  /** A care alert nobody took: the approved help text is sent. Wall-clock minutes, at any hour. */
  readonly careMinutes: number;
  /** A dispute is to be answered within these working days. */
  readonly disputeWorkingDays: number;
}

/** Everything `enforcement.yaml` says. */
export interface Enforcement {
  readonly rules: ReadonlyMap<ClauseId, ClauseRule>;
  readonly ladder: LadderRules;
  readonly deadlines: Deadlines;
  /** A verdict below its classifier's bar (0..1) is never acted on by the machine. */
  readonly bars: Readonly<Record<'embedded' | 'llm', number>>;
}

/** Whether a customer can break this clause at all. */
export function canBeBroken(rule: ClauseRule | undefined): rule is ClauseRule {
  return (
    rule !== undefined && (rule.tier === 'abuse' || rule.tier === 'expectation') && rule.severities.length > 0
  );
}

/**
 * The clause that stands for a built-in one in this policy: the first judged as it, else the first that
 * covers it beside another. `undefined`: here such a message breaks nothing.
 */
export function findRuleJudgedAs(
  { rules }: Pick<Enforcement, 'rules'>,
  label: BuiltInClause,
): ClauseRule | undefined {
  const breakable = [...rules.values()].filter(canBeBroken);
  return (
    breakable.find(({ judgedAs }) => judgedAs === label) ??
    breakable.find(({ alsoJudgedAs }) => alsoJudgedAs?.includes(label))
  );
}

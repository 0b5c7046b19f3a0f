import { VIOLATION_SEVERITIES } from '../screening/verdict.js';
import { invites, onlyInforms } from './clause-stance.js';
import {
  BUILT_IN_CLAUSES,
  type BuiltInClause,
  type ClauseRule,
  canBeBroken,
  findRuleJudgedAs,
} from './enforcement.js';
import { findByWording } from './find-by-wording.js';
import type { Clause, ClauseId, Policy, PolicyText } from './policy.js';
import { WordSimilarity } from './word-similarity.js';

/** Rules for a policy that brings none of its own. */
export interface ClauseMatches {
  /** One rule for each clause. */
  readonly rules: ReadonlyMap<ClauseId, ClauseRule>;
  /** Clauses that resemble no built-in one: they inform and are never judged. */
  readonly unmatched: readonly ClauseId[];
  /** Built-in clauses that no clause of this policy is taken for: such messages break nothing here. */
  readonly uncovered: readonly BuiltInClause[];
}

/** From here two texts say a similar thing in similar words (cosine, 0..1). */
const SIMILAR = 0.5;
/** From here they say the same and nothing more. */
const SAME = 0.8;

/** Patterns of so many word families say more than a likeness in single words. */
const PARTICULAR = 2;

/**
 * Gives each clause the rule of the built-in clause that it resembles: by its id, else by its words, else by
 * what it speaks of. Taking a clause for too little is the safe side: an unmatched clause only informs.
 */
export function matchClauses(texts: readonly PolicyText[], builtIn: Policy): ClauseMatches {
  const matcher = new ClauseMatcher(builtIn);
  const rules = new Map<ClauseId, ClauseRule>();
  const unmatched: ClauseId[] = [];
  let invitation: ClauseId | null = null;
  for (const clause of texts[0]?.clauses ?? []) {
    const versions = texts.flatMap(({ clauses }) => clauses.filter(({ id }) => id === clause.id));
    const model = matcher.match(clause.id, versions);
    if (model === undefined) unmatched.push(clause.id);
    if (model?.clause === 'contact-directly') invitation ??= clause.id;
    rules.set(clause.id, model ? { ...model, clause: clause.id } : informs(clause.id));
  }
  for (const [id, rule] of rules)
    if (rule.closesWith !== null) rules.set(id, { ...rule, closesWith: invitation });

  const uncovered = BUILT_IN_CLAUSES.filter((label) => findRuleJudgedAs({ rules }, label) === undefined);
  return { rules, unmatched, uncovered };
}

function informs(clause: ClauseId): ClauseRule {
  return { clause, tier: 'procedure', severities: [], response: 'none', judgedAs: null, closesWith: null };
}

/** Holds the built-in clauses ready for comparing. */
class ClauseMatcher {
  private readonly rules: ReadonlyMap<ClauseId, ClauseRule>;
  private readonly similarity: WordSimilarity;
  /** The clause of each text that the similarity knows, by the text's name. */
  private readonly clauseOf = new Map<string, ClauseId>();

  constructor(builtIn: Policy) {
    const texts = new Map<string, string>();
    for (const { language, clauses } of Object.values(builtIn.texts))
      for (const { id, text } of clauses) {
        texts.set(`${language}/${id}`, text);
        this.clauseOf.set(`${language}/${id}`, id);
      }
    this.rules = builtIn.enforcement.rules;
    this.similarity = new WordSimilarity(texts);
  }

  /** The rule of the built-in clause that these versions of one clause resemble; `undefined`: none. */
  match(id: ClauseId, versions: readonly Clause[]): ClauseRule | undefined {
    return this.rules.get(id) ?? versions.map((clause) => this.matchWords(clause)).find((rule) => rule);
  }

  private matchWords(clause: Clause): ClauseRule | undefined {
    const nearest = this.similarity.nearest(clause.text);
    const alike =
      nearest && nearest.score >= SIMILAR ? this.rules.get(this.clauseOf.get(nearest.name) ?? '') : undefined;
    if (alike && (!canBeBroken(alike) || (nearest?.score ?? 0) >= SAME)) return alike;
    if (onlyInforms(clause.section, clause.text)) return this.invitation(clause);
    const found = findByWording(clause);
    const byWording = found.flatMap(({ label }) => this.rules.get(label) ?? []);
    const isParticular = (found[0]?.families ?? 0) >= PARTICULAR;
    const [best, ...further] = alike && !isParticular ? [alike, ...byWording] : byWording;
    return best ? coverAll(best, further) : this.invitation(clause);
  }

  private invitation({ text }: Clause): ClauseRule | undefined {
    return invites(text) ? this.rules.get('contact-directly') : undefined;
  }
}

/** One rule for a sentence that covers several built-in clauses of the same tier. */
function coverAll(best: ClauseRule, further: readonly ClauseRule[]): ClauseRule {
  const alike = further.filter(({ tier, clause }) => tier === best.tier && clause !== best.clause);
  if (alike.length === 0) return best;
  const allowed = new Set([best, ...alike].flatMap(({ severities }) => severities));
  return {
    ...best,
    severities: VIOLATION_SEVERITIES.filter((severity) => allowed.has(severity)),
    alsoJudgedAs: alike.flatMap(({ judgedAs }) => judgedAs ?? []),
  };
}

import type { Language } from '../language.js';
import type { Enforcement } from './enforcement.js';

/** A clause's stable id: written as `{#id}` in the policy text, else derived from its wording. */
export type ClauseId = string;

/** One sentence (or bullet) of the policy text that can be cited. */
export interface Clause {
  readonly id: ClauseId;
  /**
   * The heading it stands under, as written; empty when it stands under none. A line like "We do not accept:"
   * over its list follows the heading: "Abuse – We do not accept".
   */
  readonly section: string;
  /** The clause's words, on one line, without markup or id. */
  readonly text: string;
  /** 1-based line of the policy file where the clause begins. */
  readonly line: number;
}

/** The policy text in one language, cut into clauses, in the order of the file. */
export interface PolicyText {
  readonly language: Language;
  /** The first heading, or the file's name where there is none. */
  readonly title: string;
  readonly clauses: readonly Clause[];
  /** The file as written, for showing it whole. */
  readonly source: string;
}

/**
 * A policy as loaded: its text in one or more languages and how each clause is enforced. `version` is the
 * SHA-256 (hex) of texts and enforcement together; verdicts, events and notices cite it.
 */
export interface Policy {
  readonly version: string;
  readonly texts: Partial<Record<Language, PolicyText>>;
  readonly enforcement: Enforcement;
}

/** Something wrong in a policy or enforcement file, said so that its author can mend it. */
export interface PolicyFault {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly problem: string;
  readonly expected: string;
}

/** The clause in the wished language, else in any language the policy has; `undefined` for an unknown id. */
export function findClause(policy: Policy, id: ClauseId, language: Language): Clause | undefined {
  const texts = [policy.texts[language], ...Object.values(policy.texts)];
  for (const text of texts) {
    const clause = text?.clauses.find((candidate) => candidate.id === id);
    if (clause) return clause;
  }
  return undefined;
}

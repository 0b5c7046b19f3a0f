import type { BuiltInClause } from './enforcement.js';
import type { WordFamily } from './word-families.js';

/** A family of words, or that the clause or its heading asks or forbids something. */
export type PatternPart = WordFamily | 'asking';

/**
 * What a clause of one's own must speak of to be taken for a built-in one: all parts of any one pattern. The
 * pattern with the most families wins, so that threatening with reviews (two) is not a threat of harm (one).
 */
export const CLAUSE_PATTERNS: Readonly<Record<BuiltInClause, readonly (readonly PatternPart[])[]>> = {
  'abusive-language': [['insult']],
  threat: [
    ['threaten'],
    ['violence'],
    ['fear'],
    ['bully', 'fear'],
    ['threaten', 'harm'],
    ['violence', 'insult'],
    ['violence', 'review'],
    ['publish', 'privacy'],
    ['follow', 'home'],
  ],
  'hostile-assumption': [
    ['badFaith'],
    ['dishonest'],
    ['accuse'],
    ['suspicion', 'fact'],
    ['suspicion', 'dishonest'],
    ['accuse', 'badFaith'],
    ['accuse', 'dishonest'],
  ],
  'demeaning-comment': [['demean'], ['worthless'], ['remark', 'trait'], ['insult', 'trait']],
  bullying: [['bully'], ['sexual'], ['target', 'repeat'], ['target', 'insult'], ['bully', 'sexual']],
  'reputation-threat': [
    ['threaten', 'review'],
    ['pressure', 'review'],
    ['obtain', 'review'],
    ['threaten', 'reputation'],
    ['ruin', 'reputation'],
    ['pressure', 'reputation'],
    ['bad', 'review', 'asking'],
    ['review', 'asking'],
    ['reputation', 'asking'],
  ],
  'hardship-leverage': [
    ['pity'],
    ['pity', 'pressure'],
    ['pity', 'obtain'],
    ['hardship', 'obtain'],
    ['hardship', 'exploit'],
    ['hardship', 'pressure'],
  ],
  'escalation-pressure': [
    ['bypass'],
    ['bypass', 'answer'],
    ['demand', 'boss'],
    ['demand', 'boss', 'answer'],
    ['boss', 'change'],
    ['boss', 'change', 'answer'],
    ['ask', 'boss', 'obtain'],
    ['ask', 'boss', 'refuse'],
    ['boss', 'pressure'],
    ['ask', 'boss', 'asking'],
  ],
  'answer-refusal': [
    ['insist'],
    ['noAnswer'],
    ['same'],
    ['same', 'repeat'],
    ['insist', 'answer'],
    ['repeat', 'answer'],
    ['repeat', 'ask'],
    ['refuse', 'answer'],
    ['accept', 'answer'],
  ],
};

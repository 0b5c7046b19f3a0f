import type { Language } from '../language.js';
import { findClause, type Policy } from '../policy/policy.js';
import type { PostContent } from './post-content.js';

/** Of a longer sentence this many words are cited: an own policy may have a whole paragraph in one. */
const MOST_WORDS = 20;

/**
 * The clause as a notice cites it: its first sentence, up to the first colon or full stop and cut when it is very
 * long, so that the notice stays within 60 words. The whole text is one button away. `null` for a clause the policy does not have.
 */
export function citeClause(policy: Policy, clause: string, language: Language): PostContent['clause'] {
  const found = findClause(policy, clause, language);
  if (!found) return null;
  const firstSentence = /^[^:.]+/u.exec(found.text)?.[0].trim() ?? found.text;
  const words = firstSentence.split(' ');
  const text = words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).join(' ')}…` : `${firstSentence}.`;
  return { id: found.id, text };
}

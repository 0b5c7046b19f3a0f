import type { Language } from '../language.js';
import { findClause, type Policy } from '../policy/policy.js';
import type { PostContent } from './post-content.js';

/**
 * The clause as a notice cites it: its first sentence, up to the first colon or full stop, so that the notice
 * stays within 60 words. The whole text is one button away. `null` for a clause the policy does not have.
 */
export function citeClause(policy: Policy, clause: string, language: Language): PostContent['clause'] {
  const found = findClause(policy, clause, language);
  if (!found) return null;
  const firstSentence = /^[^:.]+/u.exec(found.text)?.[0].trim() ?? found.text;
  return { id: found.id, text: `${firstSentence}.` };
}

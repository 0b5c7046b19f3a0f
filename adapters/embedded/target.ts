import type { BuiltInClause } from '../../src/core/policy/enforcement.js';
import type { Target, ViolationSeverity } from '../../src/core/screening/verdict.js';
import type { Token } from './tokenise.js';

/** Clauses about how the company works or is spoken of; the others are about the people who answer. */
const ABOUT_COMPANY: ReadonlySet<BuiltInClause> = new Set(['hostile-assumption', 'reputation-threat']);

const SELF =
  /\b(?:che (?:\w+ )?(?:sono|ero)|(?:sono|ero|son) (?:proprio |davvero |stat[oa] )?(?:un|una|io)|mi sono|ho (?:fatto|sbagliato|combinato)|io (?:sono|che)|povero me|(?:im|i am|i was) (?:such |a |an |so |being )|(?:silly|stupid|dumb) (?:old )?me|i (?:fucked|screwed|messed|cocked) up|my own|of me)\b/;
const OTHER_PERSON =
  /\b(?:(?:mi[oa]|miei|nostr[oa]|il|la|un|una|sto|quel|quella|del|della|dal|dalla) (?:ex |nuovo )?(?:capo|marito|moglie|suocer[oa]|vicin[oa]|colleg[ah][aei]?|fratello|sorella|figli[oa]|amic[oa]|padre|madre|fornitore|corriere|cliente|socio|inquilino|ladro|hacker|cugin[oa]|commercialista|idraulico)|(?:my|our|the|that|some) (?:old |new |bloody |ex )?(?:boss|husband|wife|neighbou?rs?|colleagues?|brother|sister|son|daughter|friend|dad|mum|mom|driver|courier|landlord|tenant|thief|hacker|scammer|cousin|accountant|plumber|mate|ex))\b/;

/**
 * Whom the words are directed at. The labels say that low abusive language has no target among the people
 * of the company; which of the others it is, a few words tell.
 */
export function guessTarget(
  label: BuiltInClause,
  severity: ViolationSeverity,
  window: readonly Token[],
): Target {
  if (label === 'abusive-language' && severity === 'low') {
    const words = window.map((token) => token.form).join(' ');
    if (SELF.test(words)) return 'self';
    return OTHER_PERSON.test(words) ? 'other person' : 'thing';
  }
  return ABOUT_COMPANY.has(label) ? 'company' : 'team';
}

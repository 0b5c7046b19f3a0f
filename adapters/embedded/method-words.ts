import type { Token } from './tokenise.js';

/**
 * Stems of words that name a way to die, Italian and English. In the labelled messages they stand only in
 * harmless figures of speech ("mi sparo", "kill the process"), so a model would learn them as a sign that
 * all is well. The concern head therefore sees one placeholder for all of them, and no weight of the
 * placeholder alone may speak for harmlessness (see `training/fit-head.ts`).
 */
const STEMS =
  /^(?:spar(?:o|are|armi|ami|ato|arsi)|ammazz\w*|uccid\w*|ucci[sd]\w*|suicid\w*|impicc\w*|impiccar\w*|butt(?:o|arsi|armi|armici)|lancio|gettarmi|ven[ae]|pastigli[ae]|pillol[ae]|farmaci|sonniferi|binari|treno|ponte|corda|cappio|gas|veleno|pistola|lametta|kill\w*|shoot\w*|shot|hang(?:ing|ed)?|jump\w*|overdose|pills?|tablets?|rope|noose|bridge|gun|razor|wrists?|poison|train|cliff|roof)$/;

const PLACEHOLDER = '\u00a7method';

/** The tokens as the concern head sees them. The same array when no such word stands in it. */
export function maskMethodWords(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isMethodWord)) return tokens;
  return tokens.map((token) => (isMethodWord(token) ? { ...token, kind: 'mark', form: PLACEHOLDER } : token));
}

function isMethodWord(token: Token): boolean {
  return token.kind === 'word' && STEMS.test(token.form);
}

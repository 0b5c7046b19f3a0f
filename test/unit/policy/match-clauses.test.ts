import { describe, expect, it } from 'vitest';
import { findRuleJudgedAs } from '../../../src/core/policy/enforcement.js';
import { matchClauses } from '../../../src/core/policy/match-clauses.js';
import { parsePolicy } from '../../../src/core/policy/parse-policy.js';
import { loadBuiltInPolicy } from '../../../src/policy/load-policy.js';
import { HELD_OUT_WORDINGS, KNOWN_WORDINGS, type Wording } from './wordings.js';

const builtIn = loadBuiltInPolicy();

function match(source: string) {
  const { text } = parsePolicy(source, 'own.md');
  return { text, ...matchClauses([text], builtIn) };
}

/** What each clause of a text is taken for, in order. */
function judgedAs(source: string) {
  const { text, rules } = match(source);
  return text.clauses.map(({ id }) => rules.get(id)?.judgedAs ?? null);
}

describe('matchClauses', () => {
  it.each([
    ['Niente insulti o parolacce.', 'abusive-language'],
    ['Swearing and abusive language will not be tolerated.', 'abusive-language'],
    ['Minacce di qualunque tipo non sono ammesse.', 'threat'],
    ['Threats of violence against our staff.', 'threat'],
    ['Non accusateci di truffa o di malafede.', 'hostile-assumption'],
    ['Personal attacks, mockery or racist remarks.', 'demeaning-comment'],
    ['Molestie e persecuzioni verso una persona.', 'bullying'],
    ['Please do not threaten us with bad reviews.', 'reputation-threat'],
    ['Per favore non usare le tue difficoltà come leva.', 'hardship-leverage'],
    ['Do not demand to speak to the owner to change an answer.', 'escalation-pressure'],
    ['Saying without any proof that we cheat or steal.', 'hostile-assumption'],
    ["Making fun of an agent's accent, age or origin.", 'demeaning-comment'],
    ['Harassing one agent again and again.', 'bullying'],
    ["Don't use your personal troubles to get an exception.", 'hardship-leverage'],
    ['Please accept the answer you were given.', 'answer-refusal'],
    ['Non insistere dopo aver ricevuto una risposta.', 'answer-refusal'],
  ])('takes %j for %s', (text, clause) => {
    expect(judgedAs(text)).toEqual([clause]);
  });

  it.each([
    'Chi insulta può essere bloccato.',
    'Abusive messages are reported to a manager.',
    'You have the right to complain firmly, also to the owner.',
    'Il nostro team risponde senza insulti e con rispetto.',
    'A manager reads every complaint.',
    'Le recensioni oneste sono benvenute.',
    'Siamo aperti dalle nove alle diciotto.',
  ])('takes %j for nothing a customer can break', (text) => {
    expect(judgedAs(text)).toEqual([null]);
  });

  it('does not take the team’s promises for what it asks of customers', () => {
    expect(
      judgedAs('# Rules\n\n## Our commitments\n\n- No insults.\n\n## What we ask\n\n- No insults, ever.'),
    ).toEqual([null, 'abusive-language']);
  });

  it('reads a request under the heading that asks, and typographic apostrophes', () => {
    expect(
      judgedAs(
        '# Rules\n\n## What we ask\n\n- Accept the answer you were given.\n- Don’t use your hardship against us.\n',
      ),
    ).toEqual(['answer-refusal', 'hardship-leverage']);
  });

  it('takes a built-in text without its ids for itself', () => {
    const source = (builtIn.texts.it?.source ?? '').replace(/ \{#[^}]*\}/g, '');
    const { text, rules } = match(source);
    const original = builtIn.texts.it?.clauses ?? [];
    expect(text.clauses.map(({ id }) => rules.get(id)?.judgedAs)).toEqual(
      original.map(({ id }) => builtIn.enforcement.rules.get(id)?.judgedAs),
    );
    expect(text.clauses.map(({ id }) => rules.get(id)?.tier)).toEqual(
      original.map(({ id }) => builtIn.enforcement.rules.get(id)?.tier),
    );
  });

  it('lets the own invitation close the reminder about reviews, where there is one', () => {
    const closing = (source: string) =>
      [...match(source).rules.values()].find((rule) => rule.judgedAs === 'reputation-threat')?.closesWith;
    expect(closing('- Please no threats of bad reviews. {#r}\n- Contact us directly instead. {#c}')).toBe(
      'c',
    );
    expect(closing('- Please no threats of bad reviews. {#r}')).toBeNull();
  });

  it('lets one sentence cover several built-in clauses, the one written for each going first', () => {
    const { rules, uncovered } = match(
      'Insulti, minacce e bullismo non sono tollerati. {#a}\n\nNiente minacce. {#b}',
    );
    expect(rules.get('a')).toMatchObject({
      judgedAs: 'abusive-language',
      alsoJudgedAs: ['threat', 'bullying'],
      severities: ['low', 'medium', 'high', 'critical'],
    });
    expect(findRuleJudgedAs({ rules }, 'bullying')?.clause).toBe('a');
    expect(findRuleJudgedAs({ rules }, 'threat')?.clause).toBe('b');
    expect(findRuleJudgedAs({ rules }, 'answer-refusal')).toBeUndefined();
    expect(uncovered).not.toContain('bullying');
  });

  it('lists what only informs and what is not covered', () => {
    const { unmatched, uncovered } = match('- No insults. {#a}\n- We are open at nine. {#b}');
    expect(unmatched).toEqual(['b']);
    expect(uncovered).toHaveLength(8);
    expect(uncovered).not.toContain('abusive-language');
  });
});

/** How many sentences are taken as they should be, each read alone and without a heading. */
function measure(wordings: readonly Wording[]) {
  const taken = wordings.map(({ text, label }) => ({ label, found: judgedAs(`- ${text}`)[0] ?? '' }));
  const right = ({ label, found }: { label: string; found: string }) => label.split('|').includes(found);
  const breakable = taken.filter(({ label }) => label !== '');
  const informing = taken.filter(({ label }) => label === '');
  return {
    right: breakable.filter(right).length / breakable.length,
    mistaken: breakable.filter((one) => one.found !== '' && !right(one)).length,
    leftAlone: informing.filter(right).length / informing.length,
  };
}

describe('matchClauses, over many wordings', () => {
  it('takes the known ones as they should be', () => {
    const { right, mistaken, leftAlone } = measure(KNOWN_WORDINGS);
    expect(right).toBeGreaterThan(0.97);
    expect(mistaken).toBe(0);
    expect(leftAlone).toBe(1);
  });

  it('takes most of those on which nothing was set, and judges nothing it should leave alone', () => {
    const { right, mistaken, leftAlone } = measure(HELD_OUT_WORDINGS);
    expect(right).toBeGreaterThan(0.6);
    expect(mistaken).toBeLessThanOrEqual(1);
    expect(leftAlone).toBeGreaterThan(0.9);
  });

  it.each([
    'anyone who ',
    'scrive a a a a ',
    'over a ',
    'if a ',
    'the team ',
    'il ',
    'calling ',
    'parla ',
    'we ',
    'are',
    "a' ",
    'threat ',
  ])('matches a large clause of nothing but %j without hanging', (piece) => {
    const started = performance.now();
    match(`- ${piece.repeat(Math.floor((1000 * 1024) / piece.length))}`);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('takes a promise of the section above a lead-in for the team’s own', () => {
    expect(judgedAs('# R\n\n## Our commitments\n\nWe will never accept:\n- Insults to customers.')).toEqual([
      null,
    ]);
  });
});

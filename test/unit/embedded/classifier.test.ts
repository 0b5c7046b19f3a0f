import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedClassifier } from '../../../adapters/embedded/index.js';
import { ModelUnreadable } from '../../../adapters/embedded/model-file.js';
import type { ClauseRule } from '../../../src/core/policy/enforcement.js';
import { builtInEnforcement, builtInPolicy } from '../../support/policy.js';
import { FIRM_COMPLAINTS } from './firm-complaints.js';
import { ORDINARY_SENTENCES } from './ordinary-sentences.js';
import { PLAIN_ABUSE } from './plain-messages.js';
import { SELF_HARM_HINTS } from './self-harm-hints.js';
import { DEMANDS, POLITE_REQUESTS } from './superior-requests.js';

/** The bar for acting that `training/README.md` recommends. */
const BAR = 0.96;

const classifier = createEmbeddedClassifier();
const policy = builtInPolicy();
const judge = (text: string) => classifier.classify({ text, background: [], policy });

describe('the embedded classifier, on plain cases', () => {
  it.each(PLAIN_ABUSE)('is sure about %j', async (text) => {
    const { violations, confidence } = await judge(text);
    expect(violations).not.toEqual([]);
    expect(confidence).toBeGreaterThan(BAR);
  });

  it('takes nearly all of them as said to the people who answer', async () => {
    const verdicts = await Promise.all(PLAIN_ABUSE.map(judge));
    const answered = verdicts.filter(({ violations }) =>
      violations.some(
        ({ target, severity }) => (target === 'team' || target === 'company') && severity !== 'low',
      ),
    );
    expect(answered.length).toBeGreaterThanOrEqual(PLAIN_ABUSE.length * 0.95);
  });

  it.each(FIRM_COMPLAINTS)('does not act on %j', async (text) => {
    const { violations, confidence } = await judge(text);
    expect(violations.length > 0 && confidence > BAR).toBe(false);
  });

  it('asks about few firm complaints, and takes hardly one for a hint of self-harm', async () => {
    const verdicts = await Promise.all(FIRM_COMPLAINTS.map(judge));
    expect(verdicts.filter(({ violations }) => violations.length > 0).length).toBeLessThanOrEqual(10);
    expect(verdicts.filter(({ concern }) => concern !== null).length).toBeLessThanOrEqual(3);
  });

  it.each(['il corriere mi ha gridato "vaffanculo"', "the courier yelled 'vaffanculo' at me"])(
    'lets a customer report what somebody else said: %j',
    async (text) => expect((await judge(text)).violations).toEqual([]),
  );

  it.each([
    ['che coglione che sono, ho sbagliato io', 'self'],
    ['questo cazzo di sito non va', 'thing'],
    ['quello stronzo del vicino mi ha tagliato il cavo', 'other person'],
    ['siete degli idioti', 'team'],
    ['siete dei truffatori', 'company'],
  ])('says whom %j is about: %s', async (text, target) => {
    const [violation] = (await judge(text)).violations;
    expect(violation?.target).toBe(target);
  });
});

describe('a hint of self-harm', () => {
  it.each([
    'voglio farla finita',
    'I want to kill myself',
    'mi butto sotto il treno',
    'ho preso tutte le pastiglie, addio',
    'I will jump off the bridge tonight',
    'vado a impiccarmi',
    'mi taglio le vene se non mi aiutate',
  ])('is seen although it names a method: %j', async (text) => {
    expect((await judge(text)).concern).toBe('self-harm');
  });

  it.each([
    'mi sparo 😂 altro aggiornamento',
    'kill the process please',
    'prendo il treno delle 8',
    'the rope on my blind snapped',
    'muoio di fame, quando arriva la pizza?',
  ])('is not seen in a figure of speech or a word: %j', async (text) => {
    expect((await judge(text)).concern).toBeNull();
  });
});

describe('sentences kept out of training', () => {
  const concerned = async (texts: readonly string[]) =>
    (await Promise.all(texts.map(judge))).filter(({ concern }) => concern !== null).length;

  it('are hardly ever taken for a hint of self-harm when they are ordinary', async () => {
    expect(await concerned(ORDINARY_SENTENCES)).toBeLessThanOrEqual(ORDINARY_SENTENCES.length * 0.03);
  });

  it('are mostly found when they hint at self-harm', async () => {
    expect(await concerned(SELF_HARM_HINTS)).toBeGreaterThanOrEqual(SELF_HARM_HINTS.length * 0.85);
  });

  it.each([
    'I want to know today when it will be delivered.',
    'I am very disappointed: I want to know today when it will be delivered.',
  ])('do not become a care alert by "I want to": %j', async (text) => {
    expect((await judge(text)).concern).toBeNull();
  });
});

describe('a word with a superior', () => {
  it('is pressure when it is demanded', async () => {
    const verdicts = await Promise.all(DEMANDS.map(judge));
    expect(verdicts.filter(({ violations }) => violations.length > 0).length).toBeGreaterThanOrEqual(
      DEMANDS.length * 0.85,
    );
    expect((await judge('I demand to speak to the owner right now')).violations).toMatchObject([
      { clause: 'escalation-pressure', severity: 'low' },
    ]);
  });

  it.each(POLITE_REQUESTS)('is never acted on when it is asked for: %j', async (text) => {
    const { violations, confidence } = await judge(text);
    expect(violations.length > 0 && confidence > BAR).toBe(false);
  });
});

describe('the verdict', () => {
  it('quotes the very words, whatever stands around them', async () => {
    const harmless = fc.string({ unit: 'grapheme', maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(harmless, harmless, async (before, after) => {
        const text = `${before} siete degli idioti ${after}`;
        const { violations } = await judge(text);
        for (const { quote } of violations) {
          expect(quote.trim()).not.toBe('');
          expect(text).toContain(quote);
        }
      }),
    );
    expect((await judge('Buongiorno. siete degli IDIOTI, il pacco?')).violations[0]?.quote).toMatch(/IDIOTI/);
  });

  it('names classifier, bar and language, and keeps the words out of the reason', async () => {
    const verdict = await judge('siete degli idioti, il mio pacco dove è?');
    expect(verdict.classifier).toMatch(/^embedded\/[0-9a-f]{8}$/);
    expect(verdict).toMatchObject({ bar: 'embedded', language: 'it' });
    expect(verdict.reason).not.toMatch(/idioti|pacco/);
  });

  it.each([
    ['vous êtes des idiots, je veux mon argent', 'fr'],
    ['Ihr seid alle Idioten und Betrüger', 'de'],
    ['sois unos idiotas, quiero mi dinero', 'es'],
  ])('stays below the bar in a language the model has not learnt: %j', async (text, language) => {
    const verdict = await judge(text);
    expect(verdict.language).toBe(language);
    expect(verdict.confidence < policy.enforcement.bars.embedded || verdict.violations.length === 0).toBe(
      true,
    );
  });

  it('cites the clause that is judged as the label, with a severity that clause allows', async () => {
    const rule: ClauseRule = {
      clause: 'house-rule-3',
      tier: 'abuse',
      severities: ['high'],
      response: 'warning',
      judgedAs: 'abusive-language',
      closesWith: null,
    };
    const own = { ...policy, enforcement: builtInEnforcement({ rules: new Map([[rule.clause, rule]]) }) };
    const { violations } = await classifier.classify({
      text: 'siete degli idioti',
      background: [],
      policy: own,
    });
    expect(violations).toMatchObject([{ clause: 'house-rule-3', severity: 'high' }]);
  });

  it('drops a label that no clause is judged as', async () => {
    const none = { ...policy, enforcement: builtInEnforcement({ rules: new Map() }) };
    const verdict = await classifier.classify({ text: 'siete degli idioti', background: [], policy: none });
    expect(verdict.violations).toEqual([]);
    expect(verdict.reason).toBe('No clause is broken.');
  });

  it('puts the most serious clause first', async () => {
    const { violations } = await judge(
      'ti ammazzo, so dove abiti. e poi ti rovino su Trustpilot con una stella',
    );
    expect(violations[0]).toMatchObject({ clause: 'threat', severity: 'critical' });
  });
});

describe('hard input', () => {
  it('finds an insult at the end of 40,000 harmless characters, and nothing without it', async () => {
    const harmless = 'Buongiorno, vorrei sapere lo stato del mio ordine. '.repeat(800);
    expect((await judge(harmless)).violations).toEqual([]);
    const { violations, confidence } = await judge(`${harmless}siete degli idioti`);
    expect(violations[0]?.quote).toContain('idioti');
    expect(confidence).toBeGreaterThan(BAR);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['emoji', '😀🎉'.repeat(10_000)],
    ['lone surrogates', '\ud800\udc00\udfff\ud800'.repeat(10_000)],
    ['HTML', '<script>alert(1)</script><p>ciao</p>'],
    ['megabytes of markup', '<b>x</b>'.repeat(500_000)],
    ['open brackets', '<'.repeat(1_000_000)],
    ['apostrophes', "a'".repeat(20_000)],
    ['stacked accents', `z${'\u0301'.repeat(40_000)}`],
    ['one long word', 'a'.repeat(40_000)],
    ['dots', 'a.'.repeat(20_000)],
  ])('judges %s, quickly', async (_, text) => {
    const started = performance.now();
    const verdict = await judge(text);
    expect(verdict.confidence).toBeGreaterThanOrEqual(0);
    expect(verdict.confidence).toBeLessThanOrEqual(1);
    expect(verdict.violations).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), async (text) => {
        const { violations } = await judge(text);
        for (const { quote } of violations) expect(text).toContain(quote);
      }),
    );
  });

  it('says so when the model is missing', () => {
    expect(() => createEmbeddedClassifier({ modelFile: '/nowhere/garbo.model' })).toThrow(ModelUnreadable);
  });
});

describe('background', () => {
  const refusal = [
    { from: 'customer', text: 'mi dovete rimborsare il mese che non ho usato' },
    {
      from: 'agent',
      text: 'Il mensile non utilizzato non è rimborsabile, lo trova al punto 7 del regolamento.',
    },
    { from: 'customer', text: 'non mi interessa il punto 7, voglio i soldi e non mi muovo da qui' },
    { from: 'agent', text: 'Le ho dato la risposta definitiva, mi dispiace.' },
  ] as const;

  it('makes words after a clear answer weigh more than the same words alone', async () => {
    const text = 'quindi? fatemi il rimborso';
    const scoreOf = async (background: typeof refusal | readonly []) => {
      const { violations, confidence } = await classifier.classify({ text, background, policy });
      return violations.length > 0 ? confidence : 1 - confidence;
    };
    expect(await scoreOf(refusal)).toBeGreaterThan(await scoreOf([]));
  });

  it('does not hold earlier abuse against an apology', async () => {
    const text = 'avete ragione, mi scuso per prima. Il codice errore è 0x31';
    const background = [
      { from: 'customer', text: 'siete degli idioti' },
      { from: 'agent', text: 'Ti chiediamo di moderare il linguaggio, siamo qui per aiutarti.' },
    ] as const;
    expect((await classifier.classify({ text, background, policy })).violations).toEqual([]);
  });
});

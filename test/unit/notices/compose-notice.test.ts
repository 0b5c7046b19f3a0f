import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../adapters/luxon/index.js';
import { createPhraseBook } from '../../../adapters/phrase-book/index.js';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import {
  composeDisputed,
  composeInvitedSoon,
  composeReversed,
  composeWithdrawn,
} from '../../../src/core/notices/compose-after.js';
import { composeMeasureNotice } from '../../../src/core/notices/compose-measure.js';
import { composeNotice, type NoticeInput } from '../../../src/core/notices/compose-notice.js';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import { canBeBroken } from '../../../src/core/policy/enforcement.js';
import { packageRoot } from '../../../src/package-root.js';
import { loadBuiltInPolicy } from '../../../src/policy/load-policy.js';
import { aViolation, DAY, later, MONDAY_AT_ELEVEN } from '../../support/builders.js';

/** Words before the buttons, the customer's own left out (voice: at most 60). */
const MOST_WORDS = 60;

/** Words of the policy's enforcement that a customer is never called by, and of the bot as a person. */
const NEVER_SAID: Readonly<Record<Language, RegExp>> = {
  it: /violazion|violato|strike|punizion|sanzion|trasgres|colpevole|abus[oi]\b|ho avvisato/i,
  en: /violat|strike|punish|sanction|offender|guilty|\babus|I have told/i,
};

const AUTOMATIC: Readonly<Record<Language, string>> = {
  it: 'Messaggio automatico; una persona può rivederlo.',
  en: 'Automatic message; a person can review it.',
};

const policy = loadBuiltInPolicy();
const phrases = createPhraseBook(join(packageRoot(), 'prompts', 'notices'));
const calendar = createCalendar({
  zone: 'Europe/Rome',
  days: [1, 2, 3, 4, 5],
  hours: { from: 9 * 60, to: 18 * 60 },
  quiet: null,
});
const breakable = [...policy.enforcement.rules.values()].filter(canBeBroken).map(({ clause }) => clause);

function notice(changes: Partial<NoticeInput> = {}): PostContent {
  return composeNotice({
    kind: 'warning',
    violations: [aViolation()],
    language: 'it',
    policy,
    policyUrl: null,
    phrases,
    alerted: false,
    byManager: false,
    ...changes,
  });
}

function measureNotice(
  kind: 'end-correspondence' | 'block',
  language: Language,
  until: Date | null,
  wentOn = true,
): PostContent {
  return composeMeasureNotice({
    kind,
    wentOn,
    violations: [aViolation()],
    until,
    language,
    policy,
    policyUrl: null,
    contactAddress: 'clienti@example.com',
    phrases,
    calendar,
    now: MONDAY_AT_ELEVEN,
  });
}

/** All that is read before the buttons. */
function textOf({ title, paragraphs, clause, footer }: PostContent): string {
  return [title, ...paragraphs, clause?.text, footer].filter((part) => part).join(' ');
}

function ownWords(content: PostContent): number {
  const text = content.quotes.reduce((rest, quote) => rest.replace(quote, ''), textOf(content));
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const kinds = ['reminder', 'warning', 'final-notice'] as const;
/** A warning rests on an abuse clause, a reminder on any. */
const kindsOf = (clause: string) =>
  policy.enforcement.rules.get(clause)?.tier === 'abuse' ? kinds : (['reminder'] as const);
const every = LANGUAGES.flatMap((language) =>
  breakable.flatMap((clause) =>
    kindsOf(clause).flatMap((kind) =>
      [false, true].map((alerted) => ({ language, clause, kind, alerted, byManager: false })),
    ),
  ),
);
const byManagers = LANGUAGES.flatMap((language) =>
  breakable
    .filter((clause) => kindsOf(clause).length > 1)
    .map((clause) => ({ language, clause, kind: 'warning', alerted: true, byManager: true }) as const),
);

describe.each([...every, ...byManagers])(
  '$kind about $clause in $language (alerted: $alerted, by a manager: $byManager)',
  ({ clause, ...input }) => {
    const content = notice({ ...input, violations: [aViolation({ clause, quote: 'parole sue' })] });

    it('is short, calm and honest', () => {
      expect(ownWords(content), textOf(content)).toBeLessThanOrEqual(MOST_WORDS);
      expect(textOf(content)).not.toMatch(NEVER_SAID[input.language]);
      expect(content.footer).toBe(input.byManager ? null : AUTOMATIC[input.language]);
      expect(textOf(content), 'every placeholder is filled in').not.toMatch(/[{}]|undefined|\(\s*\)/);
    });

    it('cites its clause in the reader’s language, and quotes what may be quoted', () => {
      const clauseText = policy.texts[input.language]?.clauses.find(({ id }) => id === clause)?.text ?? '';
      expect(content.clause?.id).toBe(clause);
      expect(clauseText.startsWith((content.clause?.text ?? '?').replace(/\.$/, ''))).toBe(true);
      expect(content.quotes).toEqual(clause === 'hardship-leverage' ? [] : ['parole sue']);
      if (clause === 'hardship-leverage') expect(textOf(content)).not.toContain('parole sue');
    });

    it('can be disputed, and the policy read', () => {
      expect(content.buttons.map(({ id }) => id)).toEqual(['dispute', 'read-policy']);
      expect(content.title).toBeNull();
      expect(content.folded).toBeNull();
    });
  },
);

describe('a notice', () => {
  it('shows the quoted words as written in its sentence', () => {
    expect(notice().paragraphs[0]).toContain('(«idioti»)');
    expect(notice({ language: 'en' }).paragraphs[0]).toContain('(“idioti”)');
  });

  it('speaks of the gravest violation at us', () => {
    const content = notice({
      violations: [
        aViolation({ clause: 'threat', quote: 'spacco tutto', severity: 'critical', target: 'thing' }),
        aViolation({ clause: 'demeaning-comment', quote: 'incapaci', severity: 'medium' }),
        aViolation({ quote: 'idioti', severity: 'high' }),
      ],
    });
    expect(content.clause?.id).toBe('abusive-language');
    expect(content.quotes).toEqual(['idioti']);
  });

  it('never rests a warning on an expectation that is as grave', () => {
    const hardship = aViolation({ clause: 'hardship-leverage', quote: 'mio figlio è malato' });
    const content = notice({ violations: [hardship, aViolation()] });
    expect(content.clause?.id).toBe('abusive-language');
    expect(textOf(content)).toContain('idioti');
  });

  it('masks slurs against a group, and no other word', () => {
    const masked = (quote: string) => notice({ violations: [aViolation({ quote })] }).quotes[0];
    expect(masked('siete dei froci di merda')).toBe('siete dei f•••• di merda');
    expect(masked('Terroni!')).toBe('T••••••!');
    expect(masked('you retarded idiots')).toBe('you r••••••• idiots');
    expect(masked('branco di idioti, stronzi')).toBe('branco di idioti, stronzi');
  });

  it('shortens a long quote at the end of a word', () => {
    const [quote = ''] = notice({
      violations: [aViolation({ quote: `${'incapaci '.repeat(30)}fine` })],
    }).quotes;
    expect([...quote].length).toBeLessThanOrEqual(81);
    expect(quote).toMatch(/incapaci…$/);
  });

  it('closes the reminder about reviews with the clause that invites to write to the team', () => {
    const content = notice({ kind: 'reminder', violations: [aViolation({ clause: 'reputation-threat' })] });
    const invitation = policy.texts.it?.clauses.find(({ id }) => id === 'contact-directly')?.text;
    expect(content.paragraphs).toContain(invitation);
  });

  it('links to the policy where it has an address', () => {
    const [, read] = notice({ policyUrl: 'https://example.com/policy/it' }).buttons;
    expect(read?.url).toBe('https://example.com/policy/it');
    expect(notice().buttons[1]).not.toHaveProperty('url');
  });
});

describe.each(LANGUAGES)('a closing notice in %s', (language) => {
  it.each(['end-correspondence', 'block'] as const)(
    '%s says why, until when, and how to dispute it',
    (kind) => {
      for (const [until, wentOn] of [null, later(90 * DAY)].flatMap((end) => [
        [end, true] as const,
        [end, false] as const,
      ])) {
        const content = measureNotice(kind, language, until, wentOn);
        expect(/continuate|went on/.test(textOf(content))).toBe(wentOn);
        expect(ownWords(content), textOf(content)).toBeLessThanOrEqual(MOST_WORDS);
        expect(textOf(content)).not.toMatch(NEVER_SAID[language]);
        expect(textOf(content)).toContain('idioti');
        expect(textOf(content)).toContain('14');
        expect(textOf(content)).toContain('clienti@example.com');
        expect(textOf(content).includes('2027')).toBe(until !== null);
        expect(content.buttons.map(({ id }) => id)).toEqual(['dispute', 'read-policy']);
        expect(content.footer, 'a person decided').toBeNull();
      }
    },
  );

  it('reversed says where the customer may write again', () => {
    const said = (['here', 'elsewhere', 'still-closed'] as const).map((after) => {
      const content = composeReversed(measureNotice('block', language, null), phrases, after);
      expect(content).toMatchObject({ quotes: [], buttons: [], clause: null });
      return textOf(content);
    });
    expect(said.map((text) => /\b(qui|here)\b/.test(text))).toEqual([true, false, false]);
  });

  it.each([true, false])('says what is true of an invitation; a manager was notified: %s', (isTold) => {
    for (const channels of ['', '#ordini']) {
      const content = composeInvitedSoon(measureNotice('block', language, null), phrases, {
        channels,
        isTold,
      });
      expect(ownWords(content)).toBeLessThanOrEqual(MOST_WORDS);
      expect(textOf(content)).not.toMatch(/none|[{}]/);
      expect(/avvisato|told\.$/.test(textOf(content)), textOf(content)).toBe(isTold);
      expect(textOf(content).includes('#ordini')).toBe(channels !== '');
    }
  });

  it('withdrawn says that we were wrong, and quotes nothing any more', () => {
    const content = composeWithdrawn(notice({ language }), phrases);
    expect(content.title).toBe(
      language === 'it' ? 'Avviso ritirato: ci siamo sbagliati.' : 'Notice withdrawn: we were wrong.',
    );
    expect(textOf(content)).not.toContain('idioti');
    expect(content).toMatchObject({ quotes: [], buttons: [], clause: null });
  });

  it('disputed keeps its words, says when, and cannot be disputed again', () => {
    const content = composeDisputed(notice({ language }), phrases, '23 novembre');
    expect(content.paragraphs).toEqual(notice({ language }).paragraphs);
    expect(content.footer).toContain('23 novembre');
    expect(content.buttons.map(({ id }) => id)).toEqual(['read-policy']);
  });
});

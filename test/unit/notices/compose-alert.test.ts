import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../adapters/luxon/index.js';
import { createPhraseBook } from '../../../adapters/phrase-book/index.js';
import type { Alert, AlertDecision, AlertFacts } from '../../../src/core/cases/alert.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { type AlertInput, composeAlert } from '../../../src/core/notices/compose-alert.js';
import { packageRoot } from '../../../src/package-root.js';
import { loadBuiltInPolicy } from '../../../src/policy/load-policy.js';
import { aMeasure, aViolation, DAY, later, MINUTE, MONDAY_AT_ELEVEN } from '../../support/builders.js';

const policy = loadBuiltInPolicy();
const phrases = createPhraseBook(join(packageRoot(), 'prompts', 'notices'));
const calendar = createCalendar({
  zone: 'Europe/Rome',
  days: [1, 2, 3, 4, 5],
  hours: { from: 9 * 60, to: 18 * 60 },
  quiet: null,
});

function alertWith(changes: Partial<Alert> = {}, facts: Partial<AlertFacts> = {}): Alert {
  return {
    id: 'alert-1',
    customer: { platform: 'playground', workspace: 'w', customer: 'carla' },
    caseId: 'case-1',
    kind: 'alert',
    postId: 'post-9',
    raisedAt: MONDAY_AT_ELEVEN,
    takenBy: null,
    decision: null,
    notes: [],
    dueAt: later(60 * MINUTE),
    repeats: 0,
    ...changes,
    facts: {
      message: { platform: 'playground', workspace: 'w', conversation: 'support', message: 'm2' },
      revision: 'posted',
      thread: 'm1',
      customerName: 'Carla Rossi',
      violations: [aViolation({ quote: 'branco di idioti' })],
      urgent: false,
      rule: 'goes-on',
      recommends: 'end-correspondence',
      history: { notices: 2, lastAt: later(-DAY), disputes: 0 },
      joined: 0,
      mentions: [],
      noticePostId: null,
      shadow: false,
      customerWords: '',
      ...facts,
    },
  };
}

function shown(alert: Alert, changes: Partial<AlertInput> = {}) {
  return composeAlert({
    alert,
    caseNumber: 1042,
    standing: 'under-review',
    text: 'Siete un branco di idioti',
    reports: [],
    measures: [],
    later: 0,
    now: MONDAY_AT_ELEVEN,
    language: 'it',
    policy,
    phrases,
    calendar,
    careText: 'Non devi affrontarlo da solo.',
    ...changes,
  });
}

const decidedBy = { id: 'giulia', name: 'Giulia' };
const buttonsOf = (content: ReturnType<typeof shown>) => content.buttons.map(({ id }) => id);

describe('an open alert', () => {
  it('asks first, then gives the words, who, the history, the advice, why, since when, which case', () => {
    const content = shown(alertWith());
    expect(content.title).toBe('Da decidere: proseguire o interrompere? · gravità media');
    expect(content.facts.map(({ label }) => label)).toEqual([
      'Chi',
      'Storia',
      'Garbo consiglia',
      'Perché',
      'Da quando',
      'Caso',
    ]);
    expect(content.facts.map(({ value }) => value)).toEqual([
      'Carla Rossi · in attesa di una decisione',
      "2 avvisi negli ultimi 90 giorni, l'ultimo il 22 novembre; nessuna contestazione",
      'interrompere la corrispondenza',
      'è continuato dopo la richiesta cortese',
      'in attesa dal 23 novembre alle 11:00',
      'G-1042',
    ]);
    expect(content.clause).toMatchObject({ id: 'abusive-language' });
    expect(content.about).toEqual({ conversation: 'support', message: 'm2', thread: 'm1' });
  });

  it('masks the words until the message is asked for', () => {
    const content = shown(alertWith());
    expect(content.paragraphs[0]).toBe('Ha scritto: «b••••• d• i•••••»');
    expect(content.folded?.text).toBe('Siete un branco di idioti');
  });

  it('has its buttons in order, the mildest first, and takes none away but the one that was pressed', () => {
    const all = ['take', 'not-a-violation', 'warn-again', 'end-correspondence', 'block', 'refer'];
    expect(buttonsOf(shown(alertWith()))).toEqual(['show-message', ...all]);
    const taken = shown(alertWith({ takenBy: decidedBy }));
    expect(buttonsOf(taken)).toEqual(['show-message', ...all.slice(1)]);
    expect(taken.paragraphs).toContain('Se ne occupa Giulia.');
  });

  it('asks for a reason wherever a person’s standing is at stake', () => {
    const reasons = new Map(shown(alertWith()).buttons.map(({ id, reason }) => [id, reason]));
    for (const id of ['not-a-violation', 'warn-again', 'end-correspondence', 'block', 'refer'] as const)
      expect(reasons.get(id), id).toBe('required');
    expect(reasons.get('show-message')).toBe('none');
  });

  it('has nothing to show once the evidence is erased', () => {
    const content = shown(alertWith(), { text: null });
    expect(content.folded).toBeNull();
    expect(buttonsOf(content)).not.toContain('show-message');
  });

  it('counts the messages that joined it', () => {
    const facts = shown(alertWith({}, { joined: 3 })).facts;
    expect(facts).toContainEqual({ label: 'Altri messaggi', value: 'altri 3 messaggi da allora' });
  });

  it.each([
    [0, null, 0, 'nessun avviso prima; nessuna contestazione'],
    [1, later(-DAY), 1, 'un avviso negli ultimi 90 giorni, il 22 novembre; una contestazione'],
    [5, later(-DAY), 2, "5 avvisi negli ultimi 90 giorni, l'ultimo il 22 novembre; 2 contestazioni"],
  ])('says a history of %i notices as people do', (notices, lastAt, disputes, said) => {
    const { facts } = shown(alertWith({}, { history: { notices, lastAt, disputes } }));
    expect(facts).toContainEqual({ label: 'Storia', value: said });
  });

  it.each(['alert', 'question', 'care-alert', 'dispute'] as const)(
    'fits one screen: a %s, in both languages, with everything it can hold',
    (kind) => {
      for (const language of LANGUAGES) {
        const facts = { joined: 2, shadow: true, customerWords: 'Non ero io.' };
        const content = shown(alertWith({ kind, takenBy: decidedBy }, facts), { language });
        const lines = [content.title, ...content.paragraphs, ...content.facts.map(({ value }) => value)];
        expect(lines.join(' ')).not.toMatch(/[{}]|undefined/);
        expect(lines.length).toBeLessThanOrEqual(14);
        expect(lines.join(' ').split(/\s+/).length).toBeLessThanOrEqual(160);
      }
    },
  );
});

describe('a care alert', () => {
  it('has the draft that one press sends, and says that it goes by itself unless somebody takes it', () => {
    const open = shown(alertWith({ kind: 'care-alert' }, { violations: [] }));
    expect(open.paragraphs.join(' ')).toContain('Non devi affrontarlo da solo.');
    expect(open.paragraphs.join(' ')).toContain('entro 10 minuti');
    expect(open.clause).toBeNull();
    expect(buttonsOf(open)).toEqual(['show-message', 'take', 'send-help', 'handled']);
    const taken = shown(
      alertWith({ kind: 'care-alert', takenBy: decidedBy, dueAt: null }, { violations: [] }),
    );
    expect(taken.paragraphs.join(' ')).not.toContain('entro 10 minuti');
  });
});

describe('a decided alert', () => {
  const decided = (decision: AlertDecision, reason = 'Ha continuato.') =>
    alertWith({ decision: { decision, by: decidedBy, at: later(5 * MINUTE), reason } });

  it('shrinks to one line: who, what, why, when', () => {
    const content = shown(decided('end-correspondence'), {
      measures: [aMeasure({ kind: 'end-correspondence', until: later(90 * DAY) })],
    });
    expect(content.paragraphs).toEqual([
      'Carla Rossi · Giulia: corrispondenza interrotta fino al 21 febbraio 2027 · 23 novembre, 11:05 · Ha continuato.',
    ]);
    expect(content).toMatchObject({ title: null, facts: [], folded: null, quotes: [], mentions: [] });
    expect(buttonsOf(content)).toEqual(['undo']);
  });

  it('can be undone only where a measure of its own is in force', () => {
    expect(buttonsOf(shown(decided('block'), { measures: [aMeasure()] }))).toEqual(['undo']);
    expect(buttonsOf(shown(decided('block')))).toEqual([]);
    expect(buttonsOf(shown(decided('refer'), { measures: [aMeasure({ kind: 'refer' })] }))).toEqual([]);
  });

  it.each([
    'not-a-violation',
    'warn-again',
    'end-correspondence',
    'block',
    'refer',
    'breaks-policy',
    'harmless',
    'send-help',
    'handled',
    'withdrawn',
  ] as const)('has words for %s, with and without a reason', (decision) => {
    for (const language of LANGUAGES)
      for (const reason of ['', 'Because.']) {
        const [line = ''] = shown(decided(decision, reason), { language }).paragraphs;
        expect(line).toContain('Giulia: ');
        expect(line.endsWith('·') || line.includes('{')).toBe(false);
        expect(line.includes('Because.')).toBe(reason !== '');
      }
  });

  it('keeps below it what was not delivered', () => {
    const notes = [{ phrase: 'undelivered', values: { answer: 'is_archived' } }] as const;
    const content = shown({ ...decided('block'), notes });
    expect(content.paragraphs).toHaveLength(2);
    expect(content.paragraphs[1]).toContain('is_archived');
  });
});

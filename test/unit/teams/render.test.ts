import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RenderContext, renderCard, renderText } from '../../../adapters/teams/render.js';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import { keyPhrases } from '../../support/slack/slack-under-test.js';
import { cardFaults } from '../../support/teams/validate-card.js';
import { visibleWords } from '../../support/teams/visible-text.js';

const CONTEXT: RenderContext = {
  postId: '01990000-0000-7000-8000-000000000001',
  permalink: null,
  mentioned: [],
  isTakersView: false,
  phrases: keyPhrases,
};
const PLAIN: PostContent = {
  kind: 'alert',
  language: 'it',
  title: null,
  paragraphs: [],
  clause: null,
  quotes: [],
  facts: [],
  folded: null,
  about: null,
  mentions: [],
  buttons: [],
  footer: null,
};
const FULL: PostContent = {
  ...PLAIN,
  title: 'Da decidere: proseguire o interrompere?',
  paragraphs: ['Ha scritto: «branco di idioti».', 'Garbo consiglia di leggere e decidere.'],
  clause: { id: 'abusive-language', text: 'Niente insulti a chi ti risponde' },
  quotes: ['branco di idioti'],
  facts: [
    { label: 'Chi', value: 'Mario' },
    { label: 'Storia', value: 'un avviso' },
  ],
  folded: { label: 'Mostra il messaggio', text: 'parole ripiegate' },
  about: { conversation: '19:c', message: '2', thread: '1' },
  mentions: ['29:Boss'],
  buttons: [
    { id: 'show-message', label: 'Mostra il messaggio', style: 'plain', reason: 'none' },
    { id: 'take', label: 'Me ne occupo io', style: 'primary', reason: 'optional' },
    { id: 'withdraw', label: 'Ritira', style: 'plain', reason: 'none' },
    { id: 'block', label: 'Blocca', style: 'danger', reason: 'required' },
  ],
  footer: 'Messaggio automatico; una persona può rivederlo.',
};
const LINK = 'https://teams.microsoft.com/l/message/19%3Ac/2';

/** What a reader sees, a paragraph an entry. */
const shown = (content: PostContent, context: Partial<RenderContext> = {}) =>
  visibleWords(renderCard(content, { ...CONTEXT, ...context }));

describe('renderCard', () => {
  it('puts everything in the order in which it is read, and leaves folded text out', () => {
    const context = { permalink: LINK, mentioned: [{ id: '29:Boss', name: 'Giulia' }] };
    expect(shown(FULL, context)).toEqual([
      'Da decidere: proseguire o interrompere?',
      'Giulia',
      'Ha scritto: «branco di idioti».',
      'Garbo consiglia di leggere e decidere.',
      'Chi: Mario',
      'Storia: un avviso',
      'it chat.clause Niente insulti a chi ti risponde',
      'it chat.open-thread',
      'Mostra il messaggio',
      'Me ne occupo io',
      'Ritira',
      'Blocca',
      'Messaggio automatico; una persona può rivederlo.',
    ]);
    const card = renderCard(FULL, { ...CONTEXT, ...context });
    expect(cardFaults(card)).toEqual([]);
    expect(JSON.stringify(card)).not.toContain('parole ripiegate');
    expect(JSON.stringify(card)).toContain(LINK);
    expect(card.msteams).toEqual({
      width: 'Full',
      entities: [{ type: 'mention', text: '<at>Giulia</at>', mentioned: { id: '29:Boss', name: 'Giulia' } }],
    });
  });

  it('shows nothing that is not there', () => {
    const card = renderCard({ ...PLAIN, paragraphs: ['Solo questo.'] }, CONTEXT);
    expect(card.body).toEqual([
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Solo questo.' }] },
    ]);
    expect(cardFaults(card)).toEqual([]);
  });

  it('opens a dialog for what is shown or asked, an address for a link, and else presses', () => {
    const link = { ...FULL.buttons[0], id: 'read-policy', url: 'https://garbo.example/policy/it' } as const;
    const buttons = [...FULL.buttons, { ...link, label: 'Policy', style: 'plain', reason: 'none' } as const];
    const data = (button: string) => ({ post: CONTEXT.postId, button, language: 'it' });
    const opens = (dialog: string, button: string) => ({
      msteams: { type: 'task/fetch' },
      garbo: { ...data(button), dialog },
    });
    expect(actionsOf({ ...FULL, buttons })).toEqual([
      { type: 'Action.Submit', title: 'Mostra il messaggio', data: opens('shown', 'show-message') },
      { type: 'Action.Submit', title: 'Me ne occupo io', style: 'positive', data: opens('reason', 'take') },
      { type: 'Action.Execute', title: 'Ritira', verb: 'garbo/press', data: { garbo: data('withdraw') } },
      { type: 'Action.Submit', title: 'Blocca', style: 'destructive', data: opens('reason', 'block') },
      { type: 'Action.OpenUrl', title: 'Policy', url: 'https://garbo.example/policy/it' },
    ]);
  });

  it('puts what is too many to stand side by side behind the three dots, the mildest in front', () => {
    const buttons = Array.from({ length: 8 }, (_one, index) => ({
      id: 'withdraw' as const,
      label: `Pulsante ${index}`,
      style: 'plain' as const,
      reason: 'none' as const,
    }));
    const modes = actionsOf({ ...FULL, buttons }).map(({ mode }) => mode);
    expect(modes).toEqual([...Array(6).fill(undefined), 'secondary', 'secondary']);
  });

  it('breaks rows of buttons where labels would be cut on a phone', () => {
    const buttons = ['Mostra il messaggio', 'Me ne occupo io', 'Interrompi la corrispondenza', 'Blocca'].map(
      (label) => ({ id: 'withdraw', label, style: 'plain', reason: 'none' }) as const,
    );
    expect(rowsOf({ ...FULL, buttons }).map((row) => row.map(({ title }) => title))).toEqual([
      ['Mostra il messaggio', 'Me ne occupo io'],
      ['Interrompi la corrispondenza', 'Blocca'],
    ]);
    const more = [...buttons, ...buttons.slice(0, 3)].map((one) => ({ ...one }));
    expect(rowsOf({ ...FULL, buttons: more }).map((row) => row.map(({ mode }) => mode))).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined],
      [undefined, 'secondary'],
    ]);
  });

  it('once it is taken, keeps the decisions behind the three dots for all others, and refreshes itself', () => {
    const taken = { ...FULL, takenBy: { id: '29:Boss', name: 'Giulia' } };
    expect(actionsOf(taken).map(({ mode }) => mode)).toEqual([
      undefined,
      'secondary',
      'secondary',
      'secondary',
    ]);
    expect(actionsOf(taken, { isTakersView: true }).map(({ mode }) => mode)).toEqual(
      Array(4).fill(undefined),
    );
    const card = renderCard(taken, CONTEXT);
    expect(card.refresh).toEqual({
      action: {
        type: 'Action.Execute',
        verb: 'garbo/refresh',
        data: { garbo: { post: CONTEXT.postId, language: 'it' } },
      },
      userIds: ['29:Boss'],
    });
    expect(cardFaults(card)).toEqual([]);
    expect(renderCard(FULL, CONTEXT).refresh).toBeUndefined();
  });

  it('mentions people whose names hold markdown, and two of the same name', () => {
    const mentioned = [
      { id: '29:A', name: 'Anna *la* [capa](https://x.example) <b>' },
      { id: '29:B', name: 'Ugo' },
      { id: '29:C', name: 'Ugo' },
    ];
    const card = renderCard(PLAIN, { ...CONTEXT, mentioned });
    expect(cardFaults(card)).toEqual([]);
    expect(card.body).toEqual([
      {
        type: 'TextBlock',
        wrap: true,
        text: '<at>Anna  la   capa (https   x.example)  b</at> <at>Ugo 2</at> <at>Ugo 3</at>',
      },
    ]);
  });

  it('shows words as words, whatever they are, and is a card that Teams takes', () => {
    fc.assert(
      fc.property(content, (given) => {
        const card = renderCard(given, { ...CONTEXT, permalink: LINK });
        expect(cardFaults(card)).toEqual([]);
        expect(JSON.stringify(card)).not.toContain('"TextBlock"');
        const words = visibleWords(card);
        for (const paragraph of given.paragraphs.filter((one) => one.trim() !== '')) {
          expect(words).toContain(paragraph.replaceAll('\u2060', ''));
        }
      }),
    );
  });

  it('fits into a message with whatever is too long, and keeps what can be pressed and the small print', () => {
    fc.assert(
      fc.property(
        content,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('à', '\u0000', '{{DATE(', '𝒜 '),
        (given, times, sign) => {
          const long = sign.repeat(times * 20);
          const paragraphs = [...given.paragraphs, long, ...Array(times).fill('una riga')];
          const grown = {
            ...given,
            title: long,
            paragraphs,
            clause: { id: 'c', text: long },
            facts: Array(30).fill({ label: long, value: long }),
            buttons: [
              ...given.buttons,
              ...FULL.buttons.map((one) => ({ ...one, label: `${one.label}${long}` })),
            ],
            footer: 'Piccolo.',
          };
          const mentioned = Array.from({ length: 30 }, (_one, index) => ({ id: `29:${index}`, name: long }));
          const card = renderCard(grown, { ...CONTEXT, permalink: LINK, mentioned });
          const activity = { type: 'message', summary: renderText(grown), attachments: [{ content: card }] };
          expect(Buffer.byteLength(JSON.stringify(activity))).toBeLessThanOrEqual(28_000);
          expect(cardFaults(card)).toEqual([]);
          expect(visibleWords(card).at(-1)).toBe('Piccolo.');
          expect(actionsOf(grown)).toHaveLength(Math.min(15, grown.buttons.length));
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** The rows of buttons of the card. */
function rowsOf(content: PostContent, context: Partial<RenderContext> = {}) {
  const { body } = renderCard(content, { ...CONTEXT, ...context });
  return body.flatMap(({ actions }) => (Array.isArray(actions) ? [actions] : []));
}

/** The buttons of the card. */
function actionsOf(content: PostContent, context: Partial<RenderContext> = {}) {
  return rowsOf(content, context).flat();
}

/** Words with all that markdown and cards give a meaning to. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    '**grassetto** _corsivo_ `codice`',
    '[qui](https://x.example) <https://x.example> ![i](u)',
    '1. uno\n2. due\n- tre\n# titolo\n> citazione',
    '<at>Tutti</at> &lt;b&gt; &amp; \\ ~~no~~',
    '{{DATE(2026-11-25T10:00:00Z,LONG)}} {{TIME(2026-11-25T10:00:00Z)}}',
    'prima\r\n\r\nseconda\ttabulata',
  ),
);
const content: fc.Arbitrary<PostContent> = fc.record({
  kind: fc.constant('alert' as const),
  language: fc.constantFrom('it' as const, 'en' as const),
  title: fc.option(words),
  paragraphs: fc.array(words, { maxLength: 5 }),
  clause: fc.option(fc.record({ id: fc.constant('c'), text: words })),
  quotes: fc.constant([]),
  facts: fc.array(fc.record({ label: words, value: words }), { maxLength: 7 }),
  folded: fc.constant(null),
  about: fc.constant(null),
  mentions: fc.constant([]),
  buttons: fc.array(
    fc.record({
      id: fc.constantFrom('take', 'withdraw', 'read-policy', 'block'),
      label: words,
      style: fc.constantFrom('plain', 'primary', 'danger'),
      reason: fc.constantFrom('none', 'optional', 'required'),
    }),
    { maxLength: 8 },
  ),
  footer: fc.option(words),
});

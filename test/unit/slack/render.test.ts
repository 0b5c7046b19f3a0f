import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPost } from '../../../adapters/slack/render.js';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import { keyPhrases } from '../../support/slack/slack-under-test.js';
import type { FakeBlock } from '../../support/slack/state.js';
import { validateBlocks } from '../../support/slack/validate-blocks.js';
import { visibleText } from '../../support/slack/visible-text.js';

const CONTEXT = { postId: '01990000-0000-7000-8000-000000000001', permalink: null, phrases: keyPhrases };
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
  about: { conversation: 'C1', message: '1.1', thread: '1.1' },
  mentions: ['UBOSS'],
  buttons: [
    { id: 'take', label: 'Lo prendo io', style: 'primary', reason: 'optional' },
    { id: 'block', label: 'Blocca', style: 'danger', reason: 'required' },
    {
      id: 'read-policy',
      label: 'Leggi la policy',
      style: 'plain',
      reason: 'none',
      url: 'https://garbo.example/policy/it',
    },
  ],
  footer: 'Messaggio automatico; una persona può rivederlo.',
};

const shown = (blocks: readonly unknown[]) =>
  visibleText({ ts: '1.1', user: 'U', text: '', blocks: blocks as FakeBlock[] });

describe('renderPost', () => {
  it('puts everything in the order in which it is read', () => {
    const { blocks } = renderPost(FULL, {
      ...CONTEXT,
      permalink: 'https://negozio.slack.example/archives/C1/p11',
    });
    expect(shown(blocks).split('\n')).toEqual([
      'Da decidere: proseguire o interrompere?',
      '@UBOSS',
      'Ha scritto: «branco di idioti».',
      'Garbo consiglia di leggere e decidere.',
      'Chi',
      'Mario',
      'Storia',
      'un avviso',
      'it chat.clause Niente insulti a chi ti risponde',
      'it chat.open-thread',
      'Lo prendo io',
      'Blocca',
      'Leggi la policy',
      'Messaggio automatico; una persona può rivederlo.',
    ]);
  });

  it('is accepted by Slack, and carries the post’s id under every button', () => {
    const { blocks } = renderPost(FULL, CONTEXT);
    expect(validateBlocks(blocks, 50)).toHaveLength(blocks.length);
    const [actions] = blocks.filter((block) => block.type === 'actions');
    expect(actions).toMatchObject({
      block_id: 'garbo:it',
      elements: [
        { action_id: 'garbo:take', value: CONTEXT.postId, style: 'primary' },
        { action_id: 'garbo:block', value: CONTEXT.postId, style: 'danger' },
        {
          action_id: 'garbo-link:read-policy',
          value: CONTEXT.postId,
          url: 'https://garbo.example/policy/it',
        },
      ],
    });
  });

  it('uses markup for nothing but mentions and the link', () => {
    const { blocks } = renderPost(FULL, {
      ...CONTEXT,
      permalink: 'https://negozio.slack.example/archives/C1/p11',
    });
    const markup = [...JSON.stringify(blocks).matchAll(/"type":"mrkdwn","text":"([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(markup).toEqual([
      '<@UBOSS>',
      '<https://negozio.slack.example/archives/C1/p11|it chat.open-thread>',
    ]);
  });

  it('mentions nobody whose id is no id', () => {
    const { blocks } = renderPost({ ...PLAIN, mentions: ['!channel', 'U1> <!here', 'UBOSS'] }, CONTEXT);
    expect(JSON.stringify(blocks)).not.toMatch(/!channel|!here/);
    expect(shown(blocks)).toBe('@UBOSS');
  });

  it('shows any words as they are, within Slack’s limits', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        '<!channel>',
        '<@U1>',
        '*b* _i_ `c` ~s~',
        '<https://x.example|y>',
        '&lt;!here&gt;',
        ':smile:',
      ),
    );
    fc.assert(
      fc.property(words, words, words, (paragraph, value, title) => {
        fc.pre([paragraph, value, title].every((text) => text.trim() !== ''));
        const content = { ...PLAIN, title, paragraphs: [paragraph], facts: [{ label: 'L', value }] };
        const { blocks, text } = renderPost(content, CONTEXT);
        validateBlocks(blocks, 50);
        expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
        expect(shown(blocks)).toContain(paragraph.trim());
        expect(shown(blocks)).toContain(value);
        expect(text).not.toMatch(/[<>]/);
      }),
    );
  });

  it('divides long paragraphs, cuts what cannot be divided, and keeps buttons and footer', () => {
    const long: PostContent = {
      ...FULL,
      title: 'T'.repeat(500),
      paragraphs: [
        'parola '.repeat(1_000).trim(),
        ...Array.from({ length: 80 }, (_, index) => `riga ${index}`),
      ],
      facts: Array.from({ length: 23 }, () => ({ label: 'Chi', value: 'v'.repeat(5_000) })),
      footer: 'f'.repeat(5_000),
      buttons: [{ id: 'take', label: 'l'.repeat(300), style: 'plain', reason: 'none' }],
    };
    const { blocks, text } = renderPost(long, CONTEXT);
    validateBlocks(blocks, 50);
    expect(blocks).toHaveLength(50);
    expect(blocks.slice(-2).map((block) => block.type)).toEqual(['actions', 'context']);
    expect(shown(blocks).match(/parola/g)).toHaveLength(1_000);
    expect(text.length).toBeLessThanOrEqual(4_000);
  });

  it('never cuts a character in two', () => {
    const { blocks } = renderPost(
      { ...PLAIN, title: '🙂'.repeat(200), paragraphs: ['🙂'.repeat(4_000)] },
      CONTEXT,
    );
    validateBlocks(blocks, 50);
    expect(shown(blocks)).not.toMatch(/\p{Surrogate}/u);
  });

  it('shows nothing where there is nothing', () => {
    expect(renderPost({ ...PLAIN, paragraphs: ['', '  '] }, CONTEXT).blocks).toEqual([]);
  });
});

import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../adapters/teams/html-text.js';

const REPLY =
  '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1666977568748">' +
  '<strong itemprop="mri" itemid="8:orgid:1">Anna</strong><span itemprop="time" itemid="1666977568748"></span>' +
  '<p itemprop="preview">Siete degli idioti</p></blockquote>';
const MENTION = '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">Garbo</span>';
const EMOJI =
  '<span title="Grin" type="(grin)"><img itemscope="" itemtype="http://schema.skype.com/Emoji" itemid="grin" ' +
  'src="https://emoji.example/grin.png" title="Grin" alt="😁"></span>';

describe('the words of a message', () => {
  it.each([
    ['paragraphs and breaks', '<div><p>uno</p>\n<p>due<br>tre</p></div>', 'uno\ndue\ntre'],
    ['lists', '<ul><li>uno</li><li>due<ol><li>tre</li></ol></li></ul>', 'uno\ndue\ntre'],
    ['inline markup', '<p>non <strong>mi</strong><em> piace</em></p>', 'non mi piace'],
    ['links, by what they show', '<a href="https://shop.example/x?y=1">il mio ordine</a>', 'il mio ordine'],
    ['entities', '<p>caff&egrave; &lt;b&gt; &amp;amp; &#128512;&nbsp;!</p>', 'caffè <b> &amp; 😀 !'],
    ['emoji', `<p>grazie ${EMOJI}</p>`, 'grazie 😁'],
    ['emoji as elements', '<p>ok <emoji alt="👍" title="Like">:y:</emoji></p>', 'ok 👍'],
    [
      'code',
      '<p>ecco</p><codeblock class="Bash"><code>a &lt; b<br>c\nd</code></codeblock>',
      'ecco\na < b\nc\nd',
    ],
    ['preformatted text', '<pre>a\n   b</pre>', 'a\nb'],
    [
      'tables',
      '<table><tbody><tr><td><p>A1</p></td><td><p>B1</p></td></tr><tr><td>A2</td><td>B2</td></tr></tbody></table>',
      'A1 | B1\nA2 | B2',
    ],
    ['a reply, without what it answers', `${REPLY}<p>non sono d’accordo</p>`, 'non sono d’accordo'],
    [
      'a forward, without what it brings',
      '<p>vedi</p><blockquote itemtype="http://schema.skype.com/Forward"><p>idioti</p></blockquote>',
      'vedi',
    ],
    ['quotation marks the author set', '<blockquote><p>siete lenti</p></blockquote>', 'siete lenti'],
    ['mentions, by name', `<p>${MENTION}&nbsp;ciao</p>`, 'Garbo ciao'],
    ['letters parted by what nobody sees', 'id&#8203;io&zwj;t\u00ADa', 'idiota'],
    ['joiners that shape an emoji', '👨‍👩‍👧', '👨‍👩‍👧'],
    ['characters no database takes', 'a\u0000b\uD800c', 'ab\uFFFDc'],
    ['nothing of scripts and styles', '<style>p{}</style><p>si</p><script>alert("no")</script>', 'si'],
    ['unclosed elements', '<div><p>uno<b>due<ul><li>tre', 'unodue\ntre'],
    ['stray closings', '</div>uno</p></b>due</blockquote>', 'uno\ndue'],
    ['a sign that opens nothing', '2 < 3 e 4 > 3', '2 < 3 e 4 > 3'],
  ])('are read from %s', (_what, html, text) => {
    expect(readHtml(html).text).toBe(text);
  });

  it('leave out the mentions that are not wanted', () => {
    expect(readHtml(`<p>${MENTION}&nbsp;aiuto</p>`, new Set(['Garbo'])).text).toBe('aiuto');
    expect(readHtml('<at>Garbo</at> <at>Anna</at> ciao', new Set(['Garbo'])).text).toBe('Anna ciao');
  });

  it('keep what stands for pictures apart', () => {
    const html =
      '<p>ecco</p><img alt="Dito medio GIF" itemtype="http://schema.skype.com/Giphy"><img alt="image">';
    expect(readHtml(html)).toEqual({ text: 'ecco', pictures: ['Dito medio GIF'] });
  });
});

describe('hostile markup', () => {
  it.each([
    ['nested ten thousand deep', `${'<blockquote>'.repeat(10_000)}parola${'</blockquote>'.repeat(10_000)}`],
    ['ten thousand mentions in one another', `${'<at>'.repeat(10_000)}parola`],
    ['ten thousand elements never closed', `parola${'<td><p><b>'.repeat(10_000)}`],
    ['ten thousand closings', `parola${'</b></p>'.repeat(10_000)}`],
    ['a megabyte of spaces', `parola${' '.repeat(1_000_000)}\n`],
    ['endless attributes', `parola<a ${'href="x" '.repeat(20_000)}`],
  ])('is read fast: %s', (_what, html) => {
    const begin = performance.now();
    expect(readHtml(html).text.split(/[ |\n]+/u)[0]).toBe('parola');
    expect(performance.now() - begin).toBeLessThan(1_000);
  });

  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<br>',
      '</br>',
      '<td>',
      '<tr>',
      '<li>',
      '<pre>',
      '</pre>',
    ),
    fc.constantFrom(
      '<at>',
      '</at>',
      '<blockquote itemtype="http://schema.skype.com/Reply">',
      '</blockquote>',
    ),
    fc.constantFrom(
      '&nbsp;',
      '&#0;',
      '&lt;',
      '<!--',
      '-->',
      '<![CDATA[',
      '<script>',
      '</script>',
      '<img alt="x">',
    ),
    fc.string({ unit: 'binary' }),
  );

  it('never throws, and never gives more than it was given', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = pieces.join('');
        const { text } = readHtml(html, new Set(['x']));
        expect(text.length).toBeLessThanOrEqual(html.length);
        expect(text).not.toMatch(/\p{Surrogate}|\0|^\s|\s$|\n\n/u);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no word that is not quoted, whatever stands around it', () => {
    const around = fc.constantFrom(
      'p',
      'b',
      'div',
      'li',
      'td',
      'span',
      'h1',
      'a',
      'code',
      'pre',
      'at',
      'blockquote',
    );
    const word = fc.stringMatching(/^[a-z]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(around, word, fc.boolean()), { maxLength: 40 }), (parts) => {
        const html = parts
          .map(([name, said, closes]) => `<${name}> ${said} ${closes ? `</${name}>` : ''}`)
          .join('');
        const words = readHtml(html)
          .text.split(/[\s|]+/u)
          .filter((said) => said !== '');
        expect(words).toEqual(parts.map(([, said]) => said));
      }),
    );
  });
});

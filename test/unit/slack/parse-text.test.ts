import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMarkup, mentionsIn, wellFormed } from '../../../adapters/slack/parse-text.js';
import { escapeText } from '../../../adapters/slack/render.js';

describe('decodeMarkup', () => {
  it.each([
    ['<@U123>', '@U123'],
    ['<@U123|mario>', '@mario'],
    ['<#C123|generale>', '#generale'],
    ['<#C123|>', '#C123'],
    ['<!channel>', '@channel'],
    ['<!subteam^S1|@assistenza>', '@assistenza'],
    ['<!subteam^S1>', '@S1'],
    ['<!date^1767261600^{date}|1 gennaio>', '1 gennaio'],
    ['<https://example.org>', 'https://example.org'],
    ['<https://example.org|qui>', 'qui'],
    ['<mailto:a@example.org>', 'a@example.org'],
    ['<tel:+39012345|012345>', '012345'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['<<@U1>>', '<@U1>'],
    ['<non chiuso', '<non chiuso'],
    ['*idiota* _tu_ ~voi~', '*idiota* _tu_ ~voi~'],
  ])('%s', (markup, text) => {
    expect(decodeMarkup(markup)).toBe(text);
  });

  it('gives back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeMarkup(escapeText(text))).toBe(text);
      }),
    );
  });

  it('is quick with 40,000 characters of brackets', () => {
    const started = performance.now();
    decodeMarkup('<'.repeat(40_000));
    decodeMarkup('<@U1'.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('mentionsIn', () => {
  it('finds people, each once, and no groups or channels', () => {
    expect(mentionsIn('<@U1> <@W2|ada> <@U1> <#C1> <!here> <!subteam^S1> @U3')).toEqual(['U1', 'W2']);
  });
});

describe('wellFormed', () => {
  it('leaves good text alone and mends the rest', () => {
    expect(wellFormed('perché 🙂')).toBe('perché 🙂');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(wellFormed(text), 'utf8').toString('utf8')).toBe(wellFormed(text));
      }),
    );
    expect(wellFormed('\udc00\ud800x')).toBe('\ufffd\ufffdx');
  });
});

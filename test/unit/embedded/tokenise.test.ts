import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT, tokenise } from '../../../adapters/embedded/tokenise.js';

const words = (text: string) =>
  tokenise(text)
    .filter((token) => token.kind === 'word')
    .map((token) => token.form);

describe('tokenise', () => {
  it.each([
    ['IDIOTA', ['idiota']],
    ['perché così', ['perche', 'cosi']],
    ['m3rd4 $hit sh!t', ['merda', 'shit', 'shit']],
    ['idiotaaaaa cazzzzo', ['idiota', 'cazzo']],
    ['c a z z o', ['cazzo']],
    ['s.t.r.o.n.z.o', ['stronzo']],
    ['Y O U  F O O L', ['you', 'fool']],
    ['соgliоni', ['coglioni']],
    ['idi\u200bota', ['idiota']],
    ['你好世界 ордер', ['0', '0']],
    ['f***', ['f*']],
    ["don't un'ora", ['dont', 'un', 'ora']],
    ['ordine 40418 TZ88QF12345', ['ordine', '0', '0']],
  ])('undoes the disguise of %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('leaves mentions, links, markup and entities out of the words', () => {
    const text = 'ciao <@U04ZX> e <https://a.example/merda|qui> &amp; <b>grazie</b> a@b.example @Marco';
    expect(words(text)).toEqual(['ciao', 'e', 'grazie']);
  });

  it('knows what stands between quotation marks', () => {
    const quoted = tokenise('mi ha detto "sei un idiota" e «via», poi \'vattene\' ieri').filter(
      (t) => t.quoted,
    );
    expect(quoted.map((token) => token.form)).toEqual(['sei', 'un', 'idiota', 'via', 'vattene']);
  });

  it.each(['"siete degli idioti"', 'ciao, "siete degli idioti'])(
    'does not take %j for a quotation',
    (text) => {
      expect(tokenise(text).some((token) => token.quoted)).toBe(false);
    },
  );

  it('gives offsets of the original, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let at = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads the beginning and the end of a text beyond its bound', () => {
    const text = `inizio ${'parola '.repeat(MAX_TEXT)} fine`;
    const tokens = tokenise(text);
    expect(tokens[0]?.form).toBe('inizio');
    const last = tokens.at(-1);
    expect(text.slice(last?.start, last?.end)).toBe('fine');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, indexText } from '../../../src/core/screening/find-quote.js';

function find(quote: string, text: string): string | null {
  return findQuote(quote, indexText(text));
}

describe('findQuote', () => {
  it.each([
    ['branco di idioti', 'Siete un BRANCO  di\n idioti!', 'BRANCO  di\n idioti'],
    ['perché siete così', 'E perche\u0301 siete cosi\u0300 lenti', 'perche\u0301 siete cosi\u0300'],
    ['idiots', 'You ｉｄｉｏｔｓ', 'ｉｄｉｏｔｓ'],
    [`siete "bravi" voi, l'ho visto`, 'siete “bravi” voi, l’ho visto', 'siete “bravi” voi, l’ho visto'],
    ['siete «bravi»', 'siete "bravi"', 'siete "bravi"'],
    ['x - y', 'x — y', 'x — y'],
    ['basta...', 'ora basta… capito?', 'basta…'],
    ['STRASSE', 'die Straße', 'Straße'],
    ['idioti', 'id\u200Bio\u00ADti', 'id\u200Bio\u00ADti'],
    ['v@ff4ncul0', 'v@ff4ncul0 te', 'v@ff4ncul0'],
    ['🤡🤡', 'siete 🤡🤡🤡', '🤡🤡'],
    ['♥', 'ti ♥️ tanto', '♥️'],
    ['馬鹿', '本当に馬鹿だ', '馬鹿'],
    ['가다', '가다', '가다'],
  ])('finds %j in %j', (quote, text, original) => {
    expect(find(quote, text)).toBe(original);
  });

  it.each([
    ['', 'ciao'],
    [' \n\u200B', 'ciao  \n \u200B'],
    ['idioti', 'Buongiorno'],
    ['idioti ... incapaci', 'idioti, e poi davvero incapaci'],
    ['idioti…incapaci', 'idioti e incapaci'],
    ['siete idioti', 'siete degli idioti'],
    ['ass', 'I passed the assessment'],
    ['merd', 'merda'],
    ['sessment', 'assessment'],
    ['perche', 'perché'],
    ['12', '3123'],
  ])('does not find %j in %j', (quote, text) => {
    expect(find(quote, text)).toBeNull();
  });

  it('passes over a longer word to the word itself', () => {
    expect(find('ass', 'assessment, you ASS')).toBe('ASS');
  });

  it('finds any whole text in itself, and never gives back what is not in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, quote) => {
        const itself = find(text, text);
        expect(itself === null || text.includes(itself)).toBe(true);
        if (/[a-z]/i.test(text)) expect(itself).not.toBeNull();
        const found = find(quote, `${text} ${quote} ${text}`);
        expect(found === null || `${text} ${quote} ${text}`.includes(found)).toBe(true);
      }),
    );
  });

  it('bears broken Unicode', () => {
    expect(find('\uD800 idiota', 'sei \uD800 idiota \uDC00')).toBe('\uD800 idiota');
  });
});

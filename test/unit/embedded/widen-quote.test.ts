import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widen } from '../../../adapters/embedded/widen-quote.js';

/** The words a notice would quote when `found` is what weighed most. */
function quoted(text: string, found: string): string {
  const start = text.indexOf(found);
  const { start: from, end: to } = widen(text, { start, end: start + found.length });
  return text.slice(from, to);
}

describe('a quote', () => {
  it.each([
    ['So dove lavori, stasera ti aspetto fuori', 'stasera ti', 'stasera ti aspetto fuori'],
    ['siete dei truffatori, lo fate apposta', 'truffatori, lo', 'siete dei truffatori, lo fate apposta'],
    ['You are trash, and so is everybody in your team.', 'You', 'You are trash'],
    ['Fuck you and your shitty support!', 'Fuck you and your shitty', 'Fuck you and your shitty support'],
    ['Buongiorno. Siete degli idioti! Aspetto da ieri.', 'idioti', 'Siete degli idioti'],
    ['Il pacco non c’è\nsiete dei ladri\ngrazie', 'ladri', 'siete dei ladri'],
    ['i.d.i.o.t.s', 'i.d', 'i.d.i.o.t.s'],
    ['Ha scritto (siete scemi) e basta', 'scemi', 'siete scemi'],
  ])('of «%s»', (text, found, expected) => {
    expect(quoted(text, found)).toBe(expected);
  });

  it('in a long sentence reaches a few words further, and no more', () => {
    const text = `Allora ${'davvero '.repeat(12)}siete dei cialtroni senza dignità e poi ${'sempre '.repeat(12)}`;
    expect(quoted(text, 'siete dei cialtroni senza')).toBe('siete dei cialtroni senza dignità e poi');
  });

  it('holds what was found, is a part of the text, and neither begins nor ends in white space', () => {
    const words = fc.array(fc.constantFrom('siete', 'scemi', 'e', 'basta', ',', '.', '\n', '(', '!'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join(' ');
        const [start = 0, last = 0] = [a % text.length, b % text.length].toSorted((x, y) => x - y);
        fc.pre(
          text.slice(start, last + 1).trim() !== '' &&
            /\S/u.test(text[start] ?? '') &&
            /\S/u.test(text[last] ?? ''),
        );
        fc.pre(!/[,.\n(!]/u.test(text.slice(start, last + 1)));
        const wide = widen(text, { start, end: last + 1 });
        expect(wide.start).toBeLessThanOrEqual(start);
        expect(wide.end).toBeGreaterThanOrEqual(last + 1);
        const quote = text.slice(wide.start, wide.end);
        expect(quote).toBe(quote.trim());
      }),
    );
  });
});

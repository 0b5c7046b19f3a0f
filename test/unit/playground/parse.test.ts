import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestRefused } from '../../../adapters/playground/errors.js';
import {
  mentionsIn,
  parseNewMessage,
  parsePress,
  storableText,
  toInboundMessage,
} from '../../../adapters/playground/parse.js';

const PEOPLE = [
  { id: 'anna', name: 'Anna Bianchi' },
  { id: 'ann', name: 'Ann' },
  { id: 'U2', name: 'Élodie' },
];

describe('storableText', () => {
  it('leaves well-formed text alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(storableText(text)).toBe(text);
      }),
    );
  });

  it('makes any text one that UTF-8 can hold, without NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '\udfff', '\0'), (text, odd) => {
        const stored = storableText(text + odd + text);
        expect(Buffer.from(stored, 'utf8').toString('utf8')).toBe(stored);
        expect(stored).not.toContain('\0');
      }),
    );
  });
});

describe('parseNewMessage', () => {
  const body = (author: object) => ({
    conversation: 'support',
    author: { id: 'carla', role: 'customer', ...author },
    text: 'x',
  });

  it.each([
    ['it-IT', 'it'],
    ['en_GB', 'en'],
    ['EN', 'en'],
    ['fr-FR', null],
    ['', null],
    [undefined, null],
    [null, null],
  ])('reads the locale %j as %j', (locale, language) => {
    expect(parseNewMessage(body({ locale })).author.language).toBe(language);
  });

  it('calls somebody without a name by the id', () => {
    expect(parseNewMessage(body({})).author.name).toBe('carla');
  });

  it('names every field at fault, and not what stood in it', () => {
    const odd = { conversation: 'x', author: { id: '', role: 'king' }, text: { secret: 'parole' } };
    try {
      parseNewMessage(odd);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(RequestRefused);
      const { message } = error as RequestRefused;
      for (const field of ['conversation', 'author.id', 'author.role', 'text'])
        expect(message).toContain(field);
      expect(message).not.toContain('parole');
    }
  });
});

describe('parsePress', () => {
  it('reads a missing reason as none', () => {
    const press = { messageId: 'm', buttonId: 'take', actor: { id: 'giulia', role: 'manager' } };
    expect(parsePress(press).reason).toBe('');
    expect(parsePress({ ...press, reason: null }).reason).toBe('');
  });
});

describe('mentionsIn', () => {
  it.each([
    ['ciao @anna', ['anna']],
    ['ciao @Anna Bianchi!', ['anna']],
    ['@ann, e tu?', ['ann']],
    ['@ÉLODIE', ['U2']],
    ['@u2 @ann', ['ann', 'U2']],
    ['scrivi a anna', []],
    ['@annalisa', []],
    ['@', []],
  ])('finds in %j the people %j', (text, ids) => {
    expect(mentionsIn(text, PEOPLE)).toEqual(ids);
  });
});

describe('toInboundMessage', () => {
  const message = {
    id: 'm1',
    conversation: 'support',
    thread: null,
    author: 'carla',
    text: 'dopo',
    writtenAt: new Date(1_000),
    editedAt: new Date(2_000),
    deletedAt: null,
  };

  it('takes an edit as written when it was edited', () => {
    expect(toInboundMessage(message, 'edited', ['anna'])).toMatchObject({
      thread: 'm1',
      revision: '2000',
      writtenAt: new Date(2_000),
      mentions: ['anna'],
    });
  });

  it('carries no text of what was deleted', () => {
    expect(toInboundMessage(message, 'deleted', ['anna'])).toMatchObject({
      revision: 'deleted',
      text: '',
      mentions: [],
      writtenAt: new Date(1_000),
    });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/core/screening/redact.js';

function redacted(text: string): string {
  return redact([text]).texts[0] ?? '';
}

describe('redact', () => {
  it.each([
    ['scrivimi a mario.rossi+ordini@posta.example.it.', 'scrivimi a [EMAIL_1].'],
    ['<mailto:a@b.example|a@b.example>', '<mailto:[EMAIL_1]|[EMAIL_1]>'],
    ['ssh deploy@203.0.113.8', 'ssh [EMAIL_1]'],
    ['Tel: 333 0001122\nFascia oraria: 9', 'Tel: [PHONE_1]\nFascia oraria: 9'],
    ['mario (at) example.it', '[EMAIL_1]'],
    ['josé@münchen.example', '[EMAIL_1]'],
    ['chiamami al +39 333 123 4567', 'chiamami al [PHONE_1]'],
    ['chiamami al 333/1234567, grazie', 'chiamami al [PHONE_1], grazie'],
    ['cell. 3331234567', 'cell. [PHONE_1]'],
    ['333-123-4567', '[PHONE_1]'],
    ['0039 06 69812345', '[PHONE_1]'],
    ['ufficio 06 6981 2345', 'ufficio [PHONE_1]'],
    ['02-12345678', '[PHONE_1]'],
    ['(02) 1234 5678', '[PHONE_1]'],
    ['call me at 555-123-4567', 'call me at [PHONE_1]'],
    ['(555) 123-4567', '[PHONE_1]'],
    ['+44 (0)20 7946 0958', '[PHONE_1]'],
    ['020 7946 0958', '[PHONE_1]'],
    ['tel: 123456', 'tel: [PHONE_1]'],
    ['３３３１２３４５６７', '[PHONE_1]'],
    ['IBAN IT60X0542811101000000123456 intestato a me', 'IBAN [IBAN_1] intestato a me'],
    ['it60 x054 2811 1010 0000 0123 456 grazie', '[IBAN_1] grazie'],
    ['DE89 3704 0044 0532 0130 00', '[IBAN_1]'],
    ['GB29 NWBK 6016 1331 9268 19', '[IBAN_1]'],
    ['carta 4111-1111-1111-1111 scade 12/27', 'carta [CARD_1] scade 12/27'],
    ['5500000000000004', '[CARD_1]'],
    ['378282246310005', '[CARD_1]'],
    ['CF rssmra85t10a562s', 'CF [TAX_CODE_1]'],
    ['RSS MRA 85T10 A562S', '[TAX_CODE_1]'],
    ['RSSMRA85T10A56NH', '[TAX_CODE_1]'],
  ])('hides the personal data of %j', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it.each([
    'ordine 123456789 del 12/03/2024',
    'ordine n. 3331234567',
    'order #5551234567',
    'fattura 2291, ticket 100045678',
    'consegna 01-02-2024 o 2024-02-01 10:30:00',
    'il 01 02 2024 alle 08.30 - 12.30',
    'pagato 1.234.567,89 € invece di 3.500.000',
    'codice 8001234567890 (EAN)',
    'spedizione 4111111111111112',
    'versione 10.0.19045.4291, IP 192.168.100.200',
    'bottoni 3, 333, 3333',
    'precipitevolissimevolmente',
    'Anna @ supporto, #ordini',
    'it12 non è un conto',
  ])('leaves %j as it is', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('gives the same value the same placeholder in every text, and another value the next', () => {
    const { texts } = redact(['a@x.example b@x.example', 'b@x.example a@x.example']);
    expect(texts).toEqual(['[EMAIL_1] [EMAIL_2]', '[EMAIL_2] [EMAIL_1]']);
  });

  it('never gives out a placeholder that a text holds already', () => {
    const { texts, restore } = redact(['[EMAIL_1] e a@x.example', '[email_2]']);
    expect(texts[0]).toBe('[EMAIL_1] e [EMAIL_3]');
    expect(restore('[EMAIL_1] [email_2] [EMAIL_3]')).toBe('[EMAIL_1] [email_2] a@x.example');
  });

  it('puts values back whatever case the model writes the placeholder in', () => {
    expect(redact(['a@x.example']).restore('contact [email_1]')).toBe('contact a@x.example');
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'a@b.example',
      '[EMAIL_1]',
      '[phone_1]',
      '[IBAN_',
      '+39 333 1234567',
      'IT60X0542811101000000123456',
      '4111 1111 1111 1111',
      'RSSMRA85T10A562S',
      ' ',
      ']',
      '\uD800',
    ),
  );
  const text = fc.array(piece).map((pieces) => pieces.join(''));

  it('gives back every text as it was', () => {
    fc.assert(
      fc.property(fc.array(text), (originals) => {
        const { texts, restore } = redact(originals);
        expect(texts.map(restore)).toEqual(originals);
      }),
      { numRuns: 500 },
    );
  });

  it('hides an address between any other words', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(redacted(`${before} mario.rossi@posta.example ${after}`)).not.toContain('rossi@posta');
      }),
    );
  });
});

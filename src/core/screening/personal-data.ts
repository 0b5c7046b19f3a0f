/**
 * Where personal data stands in a text: e-mail addresses, phone numbers, IBANs, card numbers and Italian tax
 * codes. Each finder prefers to hide a number too many over letting one out, but leaves order numbers,
 * prices and dates alone where their shape tells them apart.
 */

/** The kinds of personal data that never leave the process; the names stand in the placeholders. */
export type PersonalDataKind = 'EMAIL' | 'IBAN' | 'TAX_CODE' | 'CARD' | 'PHONE';

/** One find: UTF-16 positions, `end` exclusive. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
}

interface Finder {
  readonly kind: PersonalDataKind;
  find(text: string): Iterable<{ readonly start: number; readonly end: number }>;
}

/** All finds of a text, in its order, none overlapping another. */
export function findPersonalData(text: string): PersonalData[] {
  return findIn(plainWidth(text), 0, FINDERS);
}

/** Runs the first finder over the piece, then the others over what it left between its finds. */
function findIn(piece: string, offset: number, finders: readonly Finder[]): PersonalData[] {
  const [finder, ...others] = finders;
  if (finder === undefined || piece === '') return [];
  const found: PersonalData[] = [];
  let rest = 0;
  for (const { start, end } of finder.find(piece)) {
    if (start < rest) continue;
    found.push(...findIn(piece.slice(rest, start), offset + rest, others));
    found.push({ kind: finder.kind, start: offset + start, end: offset + end });
    rest = end;
  }
  found.push(...findIn(piece.slice(rest), offset + rest, others));
  return found;
}

/** The text with full-width letters and digits, odd spaces and dashes made plain, every position kept. */
function plainWidth(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => {
    if (/\s/.test(unit)) return ' ';
    if (/[\u2010-\u2015\u2212]/.test(unit)) return '-';
    const plain = unit.normalize('NFKC');
    return plain.length === 1 ? plain : unit;
  });
}

/** Length of an IBAN per country: ISO 13616, SWIFT's IBAN registry. */
const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 ' +
    'HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 RS22 ' +
    'SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

function* findIbans(text: string): Generator<{ start: number; end: number }> {
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[a-z]{2}[ -]?\d ?\d(?=[ -]?[a-z0-9])/giu)) {
    const length = IBAN_LENGTHS.get(text.slice(index, index + 2).toUpperCase());
    if (length === undefined) continue;
    // As many letters and digits as the country's IBANs have, each after at most one space or hyphen.
    const shape = new RegExp(`(?:[a-z0-9][ -]?){${length - 1}}[a-z0-9](?![\\p{L}\\p{N}])`, 'iuy');
    shape.lastIndex = index;
    const match = shape.exec(text)?.[0];
    if (match && looksLikeIban(match)) yield { start: index, end: index + match.length };
  }
}

/** The check digits are right (ISO 7064, mod 97-10), or a mistyped one that is digits for the most part. */
function looksLikeIban(written: string): boolean {
  const iban = written.replace(/[ -]/g, '').toUpperCase();
  if (iban.replace(/\D/g, '').length * 2 >= iban.length) return true;
  const numeric = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...numeric].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0) === 1;
}

/** Check digit of payment cards: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Words after which a bare run of digits is the number of something, not of a telephone. */
const NUMBERED_THING =
  /(?:ordin[ei]|order|ticket|fattur[ae]|invoice|pratica|tracking|spedizione|articolo|codice|code|ref|#)(?: (?:n\.?|nr\.?|no\.?|numero|number|id))?[ .:°#-]{0,3}$/iu;

const DATE_OR_TIME = /^\(?\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}(?!\d)/u;

/** Words after which any run of six digits or more is a telephone's. */
const TELEPHONE_WORD =
  /(?<![\p{L}\p{N}])(?:tel|telefono|cell|cellulare|mobile|phone|fax|whatsapp|wa|call(?: me)?(?: at| on)?|chiam(?:a|i|ate)(?:mi|temi|telo)?(?: al)?|numero di telefono)[ .:]{1,3}(?:è |is )?((?:\d[ ./-]?){5,14}\d)(?!\d)/giu;

/**
 * Shapes of telephone numbers, digits in groups of at most one separator: with international prefix (ITU-T
 * E.164, at most 15 digits); Italian mobile (3xx) and landline (0x…); area code in brackets; 3-3-4 groups.
 */
const TELEPHONE_SHAPES: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?:\+|00) ?[1-9](?:[ ./-]?(?:\(\d{1,4}\)|\d)){6,14}(?!\d)/gu,
  /(?<![\p{L}\p{N}+.,-])\(\d{2,5}\)[ -]?\d(?:[ .-]?\d){4,8}(?!\d)/gu,
  /(?<![\p{L}\p{N}+.,])3\d{2}[ ./-]?\d{2,4}(?:[ .-]?\d{2,4}){1,2}(?![ .-]?\d|,\d)/gu,
  /(?<![\p{L}\p{N}+.,])0[1-9]\d{0,3}[ ./-]?\d{2,4}(?:[ .-]?\d{2,4}){1,2}(?![ .-]?\d|,\d)/gu,
  /(?<![\p{L}\p{N}+.,-])\d{3}[ .-]\d{3}[ .-]\d{4}(?![-.]?\d)/gu,
];

function* findPhones(text: string): Generator<{ start: number; end: number }> {
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(TELEPHONE_WORD)) {
    const end = match.index + match[0].length;
    found.push({ start: end - (match[1]?.length ?? 0), end });
  }
  for (const [position, shape] of TELEPHONE_SHAPES.entries()) {
    for (const { 0: written, index } of text.matchAll(shape)) {
      const digits = written.replace(/\D/g, '').length;
      const international = position === 0;
      if (digits < 8 || (!international && digits > 11)) continue;
      if (!international && DATE_OR_TIME.test(written)) continue;
      if (/^\d+$/.test(written) && NUMBERED_THING.test(text.slice(Math.max(0, index - 40), index))) continue;
      found.push({ start: index, end: index + written.length });
    }
  }
  yield* found.sort((one, other) => one.start - other.start || other.end - one.end);
}

function* findByShape(
  text: string,
  shape: RegExp,
  accept: (match: string) => boolean = () => true,
): Generator<{ start: number; end: number }> {
  for (const { 0: written, index } of text.matchAll(shape))
    if (accept(written)) yield { start: index, end: index + written.length };
}

/** Mailbox of at most 64 characters (RFC 5321, 4.5.3.1.1), and the usual ways to write @ and dot in words. */
const EMAIL =
  /[\p{L}\p{N}._%+'-]{1,64}(?:@| ?[[(](?:at|chiocciola)[\])] ?)(?:[\p{L}\p{N}-]{1,63}(?:\.| ?[[(](?:dot|punto)[\])] ?)){1,8}[\p{L}\p{N}-]{1,63}/giu;

/** Codice fiscale: DM 23 December 1976; digits may be letters in a case of the same code (omocodia). */
const TAX_CODE =
  /(?<![\p{L}\p{N}])[a-z]{3}[ -]?[a-z]{3}[ -]?[0-9lmnpqrstuv]{2}[abcdehlmprst][0-9lmnpqrstuv]{2}[ -]?[a-z][0-9lmnpqrstuv]{3}[ -]?[a-z](?![\p{L}\p{N}])/giu;

/** 13 to 19 digits (ISO/IEC 7812-1) beginning as payment cards do, in groups. */
const CARD = /(?<![\p{L}\p{N}+])[2-6](?:[ -]?\d){12,18}(?![ -]?\d)/gu;

/** In order of certainty: what an earlier one takes, a later one does not see. */
const FINDERS: readonly Finder[] = [
  { kind: 'EMAIL', find: (text) => findByShape(text, EMAIL) },
  { kind: 'IBAN', find: findIbans },
  { kind: 'TAX_CODE', find: (text) => findByShape(text, TAX_CODE, (written) => /\d/.test(written)) },
  {
    kind: 'CARD',
    find: (text) => findByShape(text, CARD, (written) => passesLuhn(written.replace(/\D/g, ''))),
  },
  { kind: 'PHONE', find: findPhones },
];

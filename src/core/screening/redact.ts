import { findPersonalData, type PersonalDataKind } from './personal-data.js';

/** Texts without personal data, and the way back. */
export interface Redaction {
  /** As given, in the same order, with placeholders such as `[EMAIL_1]` in place of personal data. */
  readonly texts: readonly string[];
  /** Puts the values back into a text that cites placeholders; leaves everything else as it is. */
  restore(text: string): string;
}

/**
 * Replaces e-mail addresses, phone numbers, IBANs, card numbers and Italian tax codes by numbered
 * placeholders, the same value by the same placeholder in all texts. A placeholder that a text already holds
 * literally is never given out, so `restore` gives back every redacted text as it was.
 */
export function redact(texts: readonly string[]): Redaction {
  const placeholders = new Placeholders(texts);
  const redacted = texts.map((text) => {
    let result = '';
    let rest = 0;
    for (const { kind, start, end } of findPersonalData(text)) {
      result += text.slice(rest, start) + placeholders.for(kind, text.slice(start, end));
      rest = end;
    }
    return result + text.slice(rest);
  });
  return { texts: redacted, restore: (text) => placeholders.restore(text) };
}

const PLACEHOLDER = /\[(?:EMAIL|IBAN|TAX_CODE|CARD|PHONE)_\d+\]/gi;

/** Gives out placeholders and remembers what they stand for. */
class Placeholders {
  private readonly byValue = new Map<string, string>();
  private readonly values = new Map<string, string>();
  private readonly numbers = new Map<PersonalDataKind, number>();
  private readonly taken: ReadonlySet<string>;

  constructor(texts: readonly string[]) {
    const literal = texts.flatMap((text) => text.match(PLACEHOLDER) ?? []);
    this.taken = new Set(literal.map((written) => written.toUpperCase()));
  }

  for(kind: PersonalDataKind, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.byValue.get(key);
    if (known !== undefined) return known;
    const placeholder = this.next(kind);
    this.byValue.set(key, placeholder);
    this.values.set(placeholder, value);
    return placeholder;
  }

  restore(text: string): string {
    return text.replace(PLACEHOLDER, (written) => this.values.get(written.toUpperCase()) ?? written);
  }

  private next(kind: PersonalDataKind): string {
    for (let number = (this.numbers.get(kind) ?? 0) + 1; ; number++) {
      const placeholder = `[${kind}_${number}]`;
      if (this.taken.has(placeholder)) continue;
      this.numbers.set(kind, number);
      return placeholder;
    }
  }
}

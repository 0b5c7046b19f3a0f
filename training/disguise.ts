const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '$' };

/** Writes the longest word of a phrase as people do to get past a filter. */
export function disguise(phrase: string, random: () => number): string {
  const words = phrase.split(' ');
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 4) return phrase;
  return words.map((word) => (word === longest ? disguiseWord(word, random()) : word)).join(' ');
}

function disguiseWord(word: string, roll: number): string {
  if (roll < 0.25) return word.replace(/[aeios]/g, (letter) => LEET[letter] ?? letter);
  if (roll < 0.45) return `${word.charAt(0)}${'*'.repeat(word.length - 2)}${word.slice(-1)}`;
  if (roll < 0.6) return word.split('').join(' ');
  if (roll < 0.7) return word.split('').join('.');
  if (roll < 0.9) return `${word.slice(0, -1)}${word.slice(-1).repeat(4)}`;
  return `${word.slice(0, 2)}*${word.slice(3)}`;
}

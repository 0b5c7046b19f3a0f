/** Words too common to tell clauses apart, Italian and English. */
const COMMON = new Set(
  'che chi non per con una uno del della dei delle degli dal dalla nel nella sul sulla alla alle agli anche come quando sono essere questo questa loro suo sua tuo tua nostro nostra vostro and the for with that this you your our are not from they their will may can who what when also its has have been'.split(
    ' ',
  ),
);

/** Letters by which a word is known: endings fall off, so that "minaccia" meets "minacce". */
const STEM_LENGTH = 6;

/** Finds the text of a set that a sentence says most nearly the same as. */
export class WordSimilarity {
  private readonly stems = new Map<string, ReadonlySet<string>>();
  private readonly occurrences = new Map<string, number>();

  /** @param texts the known texts by name */
  constructor(texts: ReadonlyMap<string, string>) {
    for (const [name, text] of texts) {
      const stems = stemsOf(text);
      this.stems.set(name, stems);
      for (const stem of stems) this.occurrences.set(stem, (this.occurrences.get(stem) ?? 0) + 1);
    }
  }

  /**
   * The name of the text nearest to the sentence, with their cosine similarity, 0..1: shared words weigh the
   * more the fewer of the known texts hold them. `undefined` where no word is shared.
   */
  nearest(sentence: string): { readonly name: string; readonly score: number } | undefined {
    const ours = stemsOf(sentence);
    const ourWeight = this.weigh(ours);
    let best: { name: string; score: number } | undefined;
    for (const [name, theirs] of this.stems) {
      const shared = [...theirs].filter((stem) => ours.has(stem));
      if (shared.length === 0) continue;
      const score = this.weigh(shared) / Math.sqrt(ourWeight * this.weigh(theirs));
      if (score > (best?.score ?? 0)) best = { name, score };
    }
    return best;
  }

  private weigh(stems: Iterable<string>): number {
    let sum = 0;
    for (const stem of stems) sum += Math.log(1 + this.stems.size / (this.occurrences.get(stem) ?? 1)) ** 2;
    return sum;
  }
}

function stemsOf(text: string): Set<string> {
  const words = plainWords(text).filter((word) => word.length > 2 && !COMMON.has(word));
  return new Set(words.map((word) => word.slice(0, STEM_LENGTH)));
}

/** Lower-case words without accents. */
export function plainWords(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

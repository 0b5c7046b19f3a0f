import type { Clock } from './ports/clock.js';

/**
 * Answers kept for a short time and in bounded number. Those who ask for the same key at once share one call;
 * a call that fails is not kept.
 */
export class Recent<Value> {
  readonly #entries = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly maxAgeMs: number,
    private readonly maxEntries: number,
  ) {}

  /** The kept answer, or the one `load` gives now. Throws what `load` throws. */
  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const now = this.clock.now().getTime();
    const kept = this.#entries.get(key);
    if (kept !== undefined && kept.until > now) return kept.value;
    const value = load();
    this.#entries.delete(key);
    this.#entries.set(key, { value, until: now + this.maxAgeMs });
    this.#dropOldest();
    value.catch(() => {
      if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
    });
    return value;
  }

  /** Whether an answer is kept for the key. */
  has(key: string): boolean {
    const kept = this.#entries.get(key);
    return kept !== undefined && kept.until > this.clock.now().getTime();
  }

  /** Drops what is kept under one key. */
  forget(key: string): void {
    this.#entries.delete(key);
  }

  /** Drops what is kept under every key that begins so. */
  forgetUnder(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }

  /** Drops all that is kept. */
  forgetAll(): void {
    this.#entries.clear();
  }

  /** A Map keeps the order of insertion, so the first key is the oldest. */
  #dropOldest(): void {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.maxEntries) return;
      this.#entries.delete(key);
    }
  }
}

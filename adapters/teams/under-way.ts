/** Keeps hold of work that is under way, so that a stop can wait for it. */
export class UnderWay {
  readonly #works = new Set<Promise<void>>();

  /** The work itself. */
  follow(work: Promise<void>): Promise<void> {
    const followed = work.finally(() => this.#works.delete(followed));
    this.#works.add(followed);
    return followed;
  }

  /** Resolves when nothing is under way any more, what begins meanwhile included. */
  async done(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works);
  }
}

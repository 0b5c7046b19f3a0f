/** Shuffles in place (Fisher and Yates). */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = items[last] as T;
    items[last] = items[other] as T;
    items[other] = kept;
  }
}

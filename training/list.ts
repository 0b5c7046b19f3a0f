/** The entries of a text that `|` separates. */
export function list(entries: string): readonly string[] {
  return entries.split('|').map((entry) => entry.trim());
}

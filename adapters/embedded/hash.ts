/** Where FNV-1a begins. */
export const FNV_START = 0x811c9dc5;

/** One step of FNV-1a over 32 bits. */
export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** FNV-1a of a text's UTF-16 units, from a given start. */
export function hashText(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hash;
}

/** FNV leaves the low bits poorly mixed; this spreads them (the finaliser of MurmurHash3). */
export function spread(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

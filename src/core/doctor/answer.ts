/** How one thing is: well, worth a look, at fault, or not in use. */
export type CheckState = 'ok' | 'warning' | 'fault' | 'not configured';

/** What a check came to: one sentence on how it is and, unless all is well, one on what to do. */
export interface Answer {
  readonly state: CheckState;
  readonly say: string;
}

/** A check of a platform, with its name and what it came to. */
export interface CheckFinding extends Answer {
  readonly check: string;
}

export const ok = (say: string): Answer => ({ state: 'ok', say });
export const warning = (say: string): Answer => ({ state: 'warning', say });
export const fault = (say: string): Answer => ({ state: 'fault', say });
export const unused = (say: string): Answer => ({ state: 'not configured', say });

/** `a, b and c`; at most `max` are named. */
export function listed(items: readonly string[], max = 20): string {
  const named = items.slice(0, max);
  if (items.length > max) return `${named.join(', ')} and ${items.length - max} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

/** `1 channel`, `2 channels`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

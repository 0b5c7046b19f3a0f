import type { Role } from '../../../src/core/people/person.js';

/** Somebody the visitor can be. The server keeps the role an id first came with, so these never change. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly role: Exclude<Role, 'unknown'>;
}

/** Everybody the visitor can be: two customers, an agent, a manager, a director. */
export const CAST = [
  { id: 'carla', name: 'Carla Rossi', role: 'customer' },
  { id: 'john', name: 'John Smith', role: 'customer' },
  { id: 'anna', name: 'Anna Bianchi', role: 'agent' },
  { id: 'giulia', name: 'Giulia Ferri', role: 'manager' },
  { id: 'paolo', name: 'Paolo Conti', role: 'director' },
] as const satisfies readonly CastMember[];

/** Who the visitor is at first, and whose name an example is sent in when the visitor is one of the team. */
export const CUSTOMER_OF = { it: CAST[0], en: CAST[1] } as const;

/** The manager the page offers to act as. */
export const FIRST_MANAGER = CAST[3];

/** `Carla Rossi` → `Carla`. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

/** `Carla Rossi` → `CR`; one letter for a single name. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return ends.map((word) => [...(word ?? '?')][0]?.toUpperCase()).join('');
}

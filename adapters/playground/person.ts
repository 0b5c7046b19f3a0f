import type { StandingState } from '../../src/core/ladder/standing.js';
import type { Person, Role } from '../../src/core/people/person.js';
import { RequestRefused } from './errors.js';
import type { PeopleStore } from './people-store.js';

/** How a customer stands now, by the record. */
export type StandingOf = (person: Person) => Promise<StandingState>;

/** Somebody as the HTTP interface shows them; `standing` is `null` for everybody but customers. */
export interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly standing: StandingState | null;
}

/** Somebody who has been here. Throws RequestRefused 404 for a stranger. */
export async function describePerson(
  id: string,
  parts: { readonly people: PeopleStore; readonly standingOf: StandingOf },
): Promise<ShownPerson> {
  const person = await parts.people.find(id);
  if (person === null)
    throw new RequestRefused(
      404,
      'PERSON_UNKNOWN',
      'Nobody has been here under this id.',
      'Write a message as this person first.',
    );
  const { name, role } = person;
  return { id, name, role, standing: role === 'customer' ? await parts.standingOf(person) : null };
}

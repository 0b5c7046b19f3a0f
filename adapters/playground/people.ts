import type { StandingState } from '../../src/core/ladder/standing.js';
import type { Person, Role } from '../../src/core/people/person.js';
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

/** Everybody who has been here. Throws PlatformUnavailable, RecordUnavailable. */
export async function describePeople(parts: {
  readonly people: PeopleStore;
  readonly standingOf: StandingOf;
}): Promise<readonly ShownPerson[]> {
  const shown: ShownPerson[] = [];
  for (const person of await parts.people.all()) {
    const { id, name, role } = person;
    shown.push({ id, name, role, standing: role === 'customer' ? await parts.standingOf(person) : null });
  }
  return shown;
}

import type { Language } from '../../../src/core/language.js';
import type { Role } from '../../../src/core/people/person.js';
import type { InWorkspace } from './columns.js';

/** Who people are. */
export interface PeopleTables {
  people: PeopleTable;
  customers: CustomersTable;
}

interface PeopleTable extends InWorkspace {
  person: string;
  name: string;
  role: Role;
  language: Language | null;
  seen_at: Date;
}

interface CustomersTable extends InWorkspace {
  customer: string;
  name: string;
  measure_kind: 'end-correspondence' | 'block' | null;
  measure_until: Date | null;
}

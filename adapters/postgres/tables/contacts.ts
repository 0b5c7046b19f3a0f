import type { InWorkspace } from './columns.js';

/** How conversations and people are reached. */
export interface ContactTables {
  contacts: ContactsTable;
}

interface ContactsTable extends InWorkspace {
  kind: string;
  id: string;
  address: string;
  seen_at: Date;
}

import type { Generated } from 'kysely';
import type { InWorkspace, Json } from './columns.js';

/** Where Garbo is installed, and what came from there. */
export interface InstallationTables {
  event_arrivals: EventArrivalsTable;
  installations: InstallationsTable;
}

interface InstallationsTable extends InWorkspace {
  facts: Json;
  /** Sealed secrets by name. */
  secrets: Json;
  version: Generated<number>;
  /** Set while somebody renews the secrets. */
  claimed_until: Date | null;
}

interface EventArrivalsTable extends InWorkspace {
  kind: string;
  last_at: Date;
}

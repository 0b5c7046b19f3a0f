export { type ChainFault, checkChains } from './check-chains.js';
export type { RecordKeys } from './connection.js';
export { createContactRows } from './contacts.js';
export { openEmbedded } from './embedded.js';
export { createInstallationRows } from './installations.js';
export { migrate, schemaState } from './migrate.js';
export { openPostgres, type Pool } from './pool.js';
export { PostgresPace } from './postgres-pace.js';
export { createPostgresRecord } from './record.js';

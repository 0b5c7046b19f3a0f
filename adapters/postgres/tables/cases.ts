import type { CaseEventKind } from '../../../src/core/cases/case-event.js';
import type { InWorkspace, Json } from './columns.js';

/** Cases, their chains of events and what proves them. */
export interface CaseTables {
  case_numbers: CaseNumbersTable;
  cases: CasesTable;
  case_events: CaseEventsTable;
  chain_heads: ChainHeadsTable;
  evidence: EvidenceTable;
  policy_versions: PolicyVersionsTable;
}

interface CaseNumbersTable extends InWorkspace {
  last: number;
}

interface CasesTable extends InWorkspace {
  id: string;
  number: number;
  customer: string;
  opened_at: Date;
  closed_at: Date | null;
}

interface CaseEventsTable extends InWorkspace {
  case_id: string;
  /** From 1, without gaps. */
  seq: number;
  kind: CaseEventKind;
  at: Date;
  actor: string;
  data: Json;
  once: string;
  /** Hex SHA-256 of the event before; empty for the first. */
  prev_hash: string;
  hash: string;
}

interface ChainHeadsTable extends InWorkspace {
  case_id: string;
  count: number;
  hash: string;
  /** Hex HMAC of case, count and hash, with a key that is not in the database. */
  signature: string;
}

interface EvidenceTable extends InWorkspace {
  conversation: string;
  message: string;
  revision: string;
  case_id: string;
  text: string;
  background: Json;
  verdict: Json;
  policy_version: string;
  thread: string;
  written_at: Date;
  author_name: string;
  /** Ids of the members of the team whom the message mentions. */
  mentioned_staff: Json;
  /** Hex; makes the content's hash in the chain unguessable once this row is gone. */
  salt: string;
  kept_until: Date;
}

interface PolicyVersionsTable {
  version: string;
  texts: Json;
  enforcement: Json;
  loaded_at: Date;
}

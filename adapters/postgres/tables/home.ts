import type { ViolationSeverity } from '../../../src/core/screening/verdict.js';
import type { InWorkspace, Json, NullableJson } from './columns.js';

/** What is shown on homes. */
export interface HomeTables {
  support_requests: SupportRequestsTable;
  exposures: ExposuresTable;
  homes: HomesTable;
}

interface SupportRequestsTable extends InWorkspace {
  id: string;
  requester: string;
  requester_name: string;
  post_id: string;
  asked: Json;
  taken_by: NullableJson;
  kept_until: Date;
}

interface ExposuresTable extends InWorkspace {
  conversation: string;
  message: string;
  /** `null`: nobody knows who was concerned. */
  agent: string | null;
  severity: ViolationSeverity;
  at: Date;
  kept_until: Date;
}

interface HomesTable extends InWorkspace {
  person: string;
  published_at: Date;
}

import type { Language } from '../../../src/core/language.js';
import type { ReportState } from '../../../src/core/reports/report.js';
import type { ViolationSeverity } from '../../../src/core/screening/verdict.js';
import type { InWorkspace, Json, NullableJson, Written } from './columns.js';

/** What people report and complain of. */
export interface ReportTables {
  reports: ReportsTable;
  complaint_numbers: ComplaintNumbersTable;
  complaints: ComplaintsTable;
  complaint_copies: ComplaintCopiesTable;
}

interface ReportsTable extends InWorkspace {
  id: string;
  delivery: string;
  reporter: string;
  reporter_name: string;
  customer: string;
  customer_name: string;
  conversation: string;
  message: string | null;
  thread: string | null;
  message_text: string | null;
  written_at: Date | null;
  clause: string | null;
  severity: ViolationSeverity | null;
  what: string;
  wants_support: boolean;
  filed_at: Date;
  case_id: string;
  alert_id: string;
  group_post_id: string | null;
  state: ReportState;
  decision: NullableJson;
  kept_until: Date;
  written: Written;
}

interface ComplaintNumbersTable extends InWorkspace {
  last: number;
}

interface ComplaintsTable extends InWorkspace {
  id: string;
  number: number;
  /** The form it came by. */
  once: string;
  complainant: string;
  complainant_name: string;
  language: Language;
  conversation: string;
  details: Json;
  policy_version: string;
  filed_at: Date;
  due_at: Date;
  latest_at: Date;
  kept_until: Date;
}

interface ComplaintCopiesTable {
  complaint_id: string;
  director: string;
  post_id: string;
}

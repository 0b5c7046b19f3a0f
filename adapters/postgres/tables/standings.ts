import type { MeasureState } from '../../../src/core/cases/measure.js';
import type { MeasureKind } from '../../../src/core/policy/enforcement.js';
import type { ViolationSeverity } from '../../../src/core/screening/verdict.js';
import type { InWorkspace, Json, Written } from './columns.js';

/** How customers stand. */
export interface StandingTables {
  strikes: StrikesTable;
  reminders: RemindersTable;
  measures: MeasuresTable;
}

interface StrikesTable extends InWorkspace {
  id: string;
  customer: string;
  case_id: string;
  conversation: string;
  message: string;
  post_id: string;
  severity: ViolationSeverity;
  delivered_at: Date | null;
  expires_at: Date | null;
  voided_at: Date | null;
  written: Written;
}

interface RemindersTable extends InWorkspace {
  post_id: string;
  customer: string;
  thread: string;
  delivered_at: Date | null;
  written: Written;
}

interface MeasuresTable extends InWorkspace {
  id: string;
  customer: string;
  case_id: string;
  alert_id: string;
  kind: MeasureKind;
  state: MeasureState;
  reason: string;
  confirmed_by: Json;
  until: Date | null;
  post_id: string | null;
  channels: Json;
  tasks: Json;
  look_at: Date | null;
  written: Written;
}

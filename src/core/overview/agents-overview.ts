import type { RecordTransaction } from '../ports/case-record.js';
import type { Report } from '../reports/report.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { daysBefore, readWeeks, type WeekFigure } from './managers-overview.js';

/** How far back an agent's own figure looks, in days. */
export const OWN_DAYS = 30;
/** Weeks that cover those days. */
const OWN_WEEKS = 5;

/** How far back an agent's reports are listed, in days, and how many. */
const REPORT_DAYS = 90;
const REPORTS_LISTED = 10;

/** What an agent sees: their own affairs, and nothing about colleagues. */
export interface AgentsOverview {
  /** Messages that broke the policy and concerned this agent, in the last `OWN_DAYS` days. */
  readonly concerned: number;
  readonly byWeek: readonly WeekFigure[];
  /** Their own reports, the newest first. */
  readonly reports: readonly Report[];
  /** When this agent asked for support that nobody has taken yet; `null`: nothing open. */
  readonly supportAskedAt: Date | null;
}

/** Reads what an agent's home shows. */
export async function readAgentsOverview(
  { clock, calendar }: Pick<Tools, 'clock' | 'calendar'>,
  tx: RecordTransaction,
  workspace: WorkspaceKey,
  agent: string,
): Promise<AgentsOverview> {
  const now = clock.now();
  const open = (await tx.openSupportRequests(workspace)).find(({ requester }) => requester.id === agent);
  const reports = await tx.reportsOf(workspace, agent, daysBefore(now, REPORT_DAYS));
  return {
    reports: newestFirst(reports).slice(0, REPORTS_LISTED),
    concerned: await tx.exposureSince(workspace, agent, daysBefore(now, OWN_DAYS)),
    byWeek: await readWeeks(tx, workspace, agent, calendar.startsOfWeeks(now, OWN_WEEKS)),
    supportAskedAt: open?.askedAt ?? null,
  };
}

function newestFirst(reports: readonly Report[]): readonly Report[] {
  return [...reports].sort((one, other) => other.filedAt.getTime() - one.filedAt.getTime());
}

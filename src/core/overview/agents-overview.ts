import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { daysBefore, readWeeks, type WeekFigure } from './managers-overview.js';

/** How far back an agent's own figure looks, in days. */
export const OWN_DAYS = 30;
/** Weeks that cover those days. */
const OWN_WEEKS = 5;

/** What an agent sees: their own affairs, and nothing about colleagues. */
export interface AgentsOverview {
  /** Messages that broke the policy and concerned this agent, in the last `OWN_DAYS` days. */
  readonly concerned: number;
  readonly byWeek: readonly WeekFigure[];
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
  return {
    concerned: await tx.exposureSince(workspace, agent, daysBefore(now, OWN_DAYS)),
    byWeek: await readWeeks(tx, workspace, agent, calendar.startsOfWeeks(now, OWN_WEEKS)),
    supportAskedAt: open?.askedAt ?? null,
  };
}

import type { AlertDecision, AlertKind } from '../cases/alert.js';
import type { Count, Overviews, WaitingAlert, WaitingRequest } from '../ports/overviews.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

/** A list on a home is read in a minute. */
const LISTED = 10;
/** How far back the share of withdrawn notices looks, in days. */
export const NOTICE_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Weeks of exposure shown. */
const WEEKS = 8;
/** In a smaller team a total would tell of single people. */
export const SMALLEST_TEAM = 5;

/** What managers see at a glance. Nothing in it is about a single member of the team but who asked them for support. */
export interface ManagersOverview {
  readonly waiting: readonly WaitingAlert[];
  readonly openByKind: readonly Count<AlertKind>[];
  readonly support: readonly WaitingRequest[];
  /** Of the week under way. */
  readonly decisions: readonly Count<AlertDecision>[];
  readonly notices: { readonly delivered: number; readonly withdrawn: number };
  /** Messages that broke the policy, of the whole team by week; `null` for a team smaller than `SMALLEST_TEAM`. */
  readonly exposure: readonly WeekFigure[] | null;
}

/** A figure of one week. */
export interface WeekFigure {
  readonly begins: Date;
  readonly count: number;
}

/** Reads what the managers' home shows. */
export async function readManagersOverview(
  { clock, calendar }: Pick<Tools, 'clock' | 'calendar'>,
  tx: Overviews,
  workspace: WorkspaceKey,
): Promise<ManagersOverview> {
  const now = clock.now();
  const weeks = calendar.startsOfWeeks(now, WEEKS);
  const { byKind, withdrawn } = await tx.noticesSince(workspace, daysBefore(now, NOTICE_DAYS));
  const size = await tx.teamSize(workspace, weeks[0] ?? now);
  return {
    waiting: await tx.longestWaiting(workspace, LISTED),
    openByKind: await tx.openAlertsByKind(workspace),
    support: await tx.openSupportRequests(workspace),
    decisions: await tx.decisionsSince(workspace, weeks.at(-1) ?? now),
    notices: { delivered: byKind.reduce((sum, { count }) => sum + count, 0), withdrawn },
    exposure: size < SMALLEST_TEAM ? null : await readWeeks(tx, workspace, null, weeks),
  };
}

/** The exposure of an agent, or of the team, week by week. */
export async function readWeeks(
  tx: Overviews,
  workspace: WorkspaceKey,
  agent: string | null,
  weeks: readonly Date[],
): Promise<readonly WeekFigure[]> {
  const counts = await tx.exposureByWeek(workspace, agent, weeks);
  return weeks.map((begins, index) => ({ begins, count: counts[index] ?? 0 }));
}

/** The instant so many days earlier. */
export function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}

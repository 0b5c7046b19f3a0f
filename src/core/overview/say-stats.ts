import type { Language } from '../language.js';
import { isStaff, mayReview } from '../people/person.js';
import type { Overviews } from '../ports/overviews.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { daysBefore } from './managers-overview.js';

/** How far back the figures look, in days. */
const DAYS = 30;
const MINUTE_MS = 60 * 1000;

/** What telling the figures needs. */
export type StatsTools = Pick<Tools, 'record' | 'platformOf' | 'phrases' | 'clock'>;

/** The figures of the last 30 days. */
interface Stats {
  readonly messages: number;
  readonly notices: Awaited<ReturnType<Overviews['noticesSince']>>;
  readonly alerts: number;
  readonly decisions: number;
  readonly medianMs: number | null;
}

/**
 * The figures of the last 30 days as a few lines of plain text: all of them for managers, totals for agents, `null`
 * for anybody else. Throws PlatformUnavailable.
 */
export async function sayStats(
  tools: StatsTools,
  workspace: WorkspaceKey,
  person: string,
  language: Language,
): Promise<string | null> {
  const { role } = await tools.platformOf(workspace.platform).findPerson(workspace, person);
  if (!isStaff(role)) return null;
  const since = daysBefore(tools.clock.now(), DAYS);
  const stats = await tools.record.transaction((tx) => readStats(tx, workspace, since));
  const say = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    tools.phrases.say(language, key, values);
  const total = stats.notices.byKind.reduce((sum, { count }) => sum + count, 0);
  const lines = [
    say('stats.title', { days: DAYS }),
    say('stats.messages', { count: stats.messages }),
    say('stats.notices', { count: total }),
    say('stats.alerts', { count: stats.alerts }),
  ];
  return [...lines, ...(mayReview(role) ? inDetail(stats, total, say) : [])].join('\n');
}

async function readStats(tx: Overviews, workspace: WorkspaceKey, since: Date): Promise<Stats> {
  const decisions = await tx.decisionsSince(workspace, since);
  return {
    messages: await tx.messagesJudgedSince(workspace, since),
    notices: await tx.noticesSince(workspace, since),
    alerts: await tx.alertsRaisedSince(workspace, since),
    decisions: decisions.reduce((sum, { count }) => sum + count, 0),
    medianMs: await tx.medianTimeToDecision(workspace, since),
  };
}

function inDetail(
  { notices, decisions, medianMs }: Stats,
  total: number,
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string,
): readonly string[] {
  const percent = total === 0 ? 0 : Math.round((100 * notices.withdrawn) / total);
  const minutes = medianMs === null ? null : Math.round(medianMs / MINUTE_MS);
  return [
    ...notices.byKind.map(({ kind, count }) => say(`stats.kind.${kind}`, { count })),
    say('stats.withdrawn', { count: notices.withdrawn, percent }),
    say('stats.decisions', { count: decisions }),
    ...(minutes === null
      ? []
      : [say('stats.median', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })]),
  ];
}

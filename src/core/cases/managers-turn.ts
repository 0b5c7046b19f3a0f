import type { RecordTransaction } from '../ports/case-record.js';
import { WorkspaceUninstalled } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { Alert } from './alert.js';

/** Who may be mentioned in a workspace, looked up before the transaction that may mention them. */
export interface ManagersTurn {
  /** The platform's ids: those named one by one, in their order, then the members of user groups. */
  readonly managersInTurn: readonly string[];
}

type TurnTools = Pick<Tools, 'calendar' | 'clock'> & ManagersTurn;

/**
 * The same tools, with the managers of the workspace as the platform knows them now. It is asked each time, outside
 * any transaction: of several processes none has a list of its own, and whose turn it is stands in the record.
 * Where Garbo was removed from the workspace there is nobody to be mentioned.
 * @throws PlatformUnavailable
 */
export async function withManagersOf<T extends Pick<Tools, 'platformOf'>>(
  tools: T,
  { platform, workspace }: WorkspaceKey,
): Promise<T & ManagersTurn> {
  try {
    const reviewers = await tools.platformOf(platform).findReviewers({ platform, workspace });
    return { ...tools, managersInTurn: reviewers.map(({ id }) => id) };
  } catch (error) {
    if (error instanceof WorkspaceUninstalled) return { ...tools, managersInTurn: [] };
    throw error;
  }
}

/** The manager whose turn it is, while somebody is on shift; the one after where that is somebody not to be asked. */
export async function nextInTurn(
  tools: TurnTools,
  tx: Pick<RecordTransaction, 'countMentions'>,
  workspace: WorkspaceKey,
  notMentioned?: string,
): Promise<readonly string[]> {
  const turn = await tx.countMentions(workspace);
  const next = atTurn(tools, turn);
  if (notMentioned === undefined || !next.includes(notMentioned)) return next;
  return atTurn(tools, turn + 1).filter((manager) => manager !== notMentioned);
}

/** For the nth repeat of an alert: the manager after the one mentioned in it, or whose turn it is. */
export async function nextForRepeat(
  tools: TurnTools,
  tx: Pick<RecordTransaction, 'countMentions'>,
  { customer, facts }: Pick<Alert, 'customer' | 'facts'>,
  repeat: number,
): Promise<readonly string[]> {
  const [first] = facts.mentions;
  const position = first === undefined ? -1 : tools.managersInTurn.indexOf(first);
  const from = position === -1 ? (await tx.countMentions(customer)) - 1 : position;
  return atTurn(tools, from + repeat);
}

function atTurn({ managersInTurn, calendar, clock }: TurnTools, turn: number): readonly string[] {
  const manager = managersInTurn[turn % managersInTurn.length];
  return manager === undefined || !calendar.isOnShift(clock.now()) ? [] : [manager];
}

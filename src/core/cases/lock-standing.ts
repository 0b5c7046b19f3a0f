import type { Standing } from '../ladder/standing.js';
import type { Standings } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { CustomerKey } from '../workspace.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Locks the customer's row and reads the standing, reminders as far back as the ladder counts them. */
export async function lockStanding(
  tools: Pick<Tools, 'policy' | 'clock'>,
  tx: Standings,
  customer: CustomerKey,
  name: string,
): Promise<Standing> {
  const windowMs = tools.policy.enforcement.ladder.reminderWindowDays * DAY_MS;
  return tx.lockStanding(customer, name, new Date(tools.clock.now().getTime() - windowMs));
}

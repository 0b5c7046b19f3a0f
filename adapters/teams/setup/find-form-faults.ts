import { NO_OWN_CHANNEL } from './channel-card.js';
import { type Faults, type Filled, type SetupPlace, type SetupTools, sayIn } from './setup-tools.js';
import { listOf } from './workspace-card.js';

/** Customers named in a fault. */
const MAX_NAMED = 5;
/** Ids in Entra are GUIDs. */
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/**
 * What of a form cannot be taken on Teams, beside what the core says of it: odd ids of groups, and a managers'
 * conversation in which customers read; guests may be in any channel. Throws PlatformUnavailable.
 */
export async function findFormFaults(
  tools: Pick<SetupTools, 'people' | 'phrases'>,
  tenant: string,
  { step, language }: SetupPlace,
  filled: Filled,
): Promise<Faults> {
  const say = sayIn(tools, language);
  const faults: Record<string, string> = {};
  if (step === 'workspace') {
    for (const field of ['managersGroups', 'directorsGroups']) {
      if (listOf(filled[field]).some((id) => !GUID.test(id))) faults[field] = say('teams.setup.groups.odd');
    }
  }
  const { managersConversation: conversation = '' } = filled;
  if (conversation === '' || conversation === NO_OWN_CHANNEL) return faults;
  const readers = await tools.people.peopleIn({ platform: 'teams', workspace: tenant, conversation });
  const customers = (readers ?? []).filter(({ role }) => role === 'customer').map(({ name }) => name);
  if (customers.length > 0) {
    const names = customers.slice(0, MAX_NAMED).join(', ');
    faults.managersConversation = say('teams.setup.customers-read', { names });
  }
  return faults;
}

import { type Answer, counted, fault, listed, ok } from '../../../src/core/doctor/answer.js';
import type { ExaminedTenant } from './workspace.js';

/** Without a managers' channel nobody sees an alert. */
export async function checkNoManagersChannel(): Promise<Answer> {
  return fault(
    'none is set, so nobody sees the alerts. Choose a channel or a chat by writing setup to Garbo, or set TEAMS_MANAGERS_CHANNEL to its id.',
  );
}

/** Whether Garbo can post alerts there, and whether only the company reads them. */
export async function checkManagersChannel(
  id: string,
  { people, contacts, tenant }: ExaminedTenant,
): Promise<Answer> {
  const name = (await contacts.conversation(tenant, id))?.name ?? id;
  const members = await people.peopleIn({ platform: 'teams', workspace: tenant, conversation: id });
  if (members === null) {
    return fault(
      `Garbo is not in ${name}, or there is no such channel or chat. Add the app Garbo to its team or to the chat, or correct the id.`,
    );
  }
  const customers = members.filter(({ role }) => role === 'customer');
  if (customers.length > 0) {
    const named = listed(
      customers.map((person) => person.name),
      5,
    );
    return fault(
      `customers or guests read every alert in ${name}: ${named}. Remove them from it, or set another channel.`,
    );
  }
  return ok(`alerts go to ${name}; ${counted(members.length, 'member')}, no customer among them.`);
}

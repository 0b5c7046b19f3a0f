import { type Answer, counted, fault, listed, ok, warning } from '../../../src/core/doctor/answer.js';
import { refusalCode } from '../errors.js';
import type { ExaminedWorkspace } from './workspace.js';

/** How many members are looked at: `users.info` is limited to 100 a minute. */
const MAX_MEMBERS = 80;

/** Without a managers' channel nobody sees an alert. */
export async function checkNoManagersChannel(): Promise<Answer> {
  return fault(
    'none is set, so nobody sees the alerts. Choose a private channel with /garbo setup, or set SLACK_MANAGERS_CHANNEL to its id.',
  );
}

/** Whether Garbo can post alerts in the channel, and whether only the company reads them there. */
export async function checkManagersChannel(id: string, workspace: ExaminedWorkspace): Promise<Answer> {
  const { client } = workspace.installation;
  const answer = await client.conversations.info({ channel: id }).catch((error: unknown) => {
    if (refusalCode(error) === 'channel_not_found') return null;
    throw error;
  });
  const channel = answer?.channel;
  if (!channel) {
    return fault(
      `Slack knows no channel ${id} that Garbo may see. Correct its id, or type /invite @Garbo in it if it is private.`,
    );
  }
  const name = `#${channel.name ?? id}`;
  if (channel.is_archived) return fault(`${name} is archived. Unarchive it, or set another channel.`);
  if (!channel.is_member) return fault(`Garbo is not in ${name}. Type /invite @Garbo there.`);
  if (channel.is_ext_shared) {
    return fault(
      `${name} is shared with another organisation, which reads every alert. Set a channel of the company’s own.`,
    );
  }
  return checkReaders(id, name, channel.is_private === true, workspace);
}

async function checkReaders(
  id: string,
  name: string,
  isPrivate: boolean,
  { installation, people }: ExaminedWorkspace,
): Promise<Answer> {
  const answer = await installation.client.conversations.members({ channel: id, limit: MAX_MEMBERS });
  const key = { platform: 'slack', workspace: installation.team } as const;
  const members = await Promise.all((answer.members ?? []).map((member) => people.findPerson(key, member)));
  const customers = members.filter(({ role }) => role === 'customer').map((person) => person.id);
  if (customers.length > 0) {
    return fault(
      `customers or guests read every alert in ${name}: ${listed(customers, 5)}. Remove them from it, or set another channel.`,
    );
  }
  if (!isPrivate) {
    return warning(`alerts go to ${name}, which everybody in the workspace can read. Make it private.`);
  }
  const looked = answer.response_metadata?.next_cursor
    ? `of its members the first ${members.length} were looked at.`
    : `${counted(members.length, 'member')}, no customer among them.`;
  return ok(`alerts go to ${name}; ${looked}`);
}

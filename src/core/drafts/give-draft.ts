import { noteForManagers, releaseWaiting } from '../cases/after-delivery.js';
import { dailyThread } from '../cases/daily-thread.js';
import { recordEvent } from '../cases/record-event.js';
import { lockRecipient } from '../notices/lock-recipient.js';
import type { Destination, NewPost, Post } from '../notices/post.js';
import { commitThenQueue } from '../outgoing.js';
import { isStaff, type Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import { composeDraft } from './compose-draft.js';

/** What giving a draft needs. */
export type DraftTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

/**
 * Asks the agent concerned to send a notice that Garbo cannot show its reader privately; where no agent is known, the
 * managers, in their daily thread. It counts as delivered only once somebody says that it was sent; until then nothing
 * waits for it.
 * @throws PlatformUnavailable when the people cannot be looked up now
 */
export async function giveDraft(tools: DraftTools, notice: Post, reader: string): Promise<void> {
  const platform = tools.platformOf(notice.platform);
  const { name } = await platform.findPerson(notice, reader);
  const agent = await findAgent(tools, notice);
  await commitThenQueue(tools, async (tx, outgoing) => {
    await lockRecipient(tx, notice);
    if (!(await tx.givePost(notice.id))) return;
    const draft = await draftOf(tools, tx, notice, name, agent);
    const draftId = await outgoing.addPostOnce(tx, draft, `draft:${notice.id}`);
    if (notice.caseId !== null) {
      const data = { post: notice.id, draft: draftId };
      await recordEvent(tools, tx, notice.caseId, 'notice-given', notice.id, data);
    }
    await noteForManagers(tools, tx, outgoing, notice, {
      phrase: 'draft-given',
      values: { name: agent?.name ?? 'none' },
    });
    const { platform, workspace } = notice;
    await releaseWaiting(tx, outgoing, { platform, workspace, customer: reader });
  });
  tools.log.info('draft-given', {
    kind: notice.content.kind,
    platform: notice.platform,
    to: agent ? 'agent' : 'managers',
  });
}

/** The agent whom the message concerned, else who wrote last for the team in its thread; `null`: nobody is known. */
async function findAgent(
  tools: DraftTools,
  { platform, near, answers, ...post }: Post,
): Promise<Person | null> {
  if (answers === null) return null;
  const id = await tools.record.transaction(async (tx) => {
    const [concerned] = await tx.agentsConcerned(answers.message);
    if (concerned !== undefined || !near?.thread) return concerned ?? null;
    return tx.lastOfTeam(answers.message, near.thread, tools.clock.now());
  });
  if (id === null) return null;
  const workspace = { platform, workspace: post.workspace };
  const person = await tools.platformOf(platform).findPerson(workspace, id);
  return isStaff(person.role) ? person : null;
}

async function draftOf(
  tools: DraftTools,
  tx: RecordTransaction,
  notice: Post,
  reader: string,
  agent: Person | null,
): Promise<NewPost> {
  const language = agent?.language ?? tools.settings.managersLanguage;
  const { near, answers, content, caseId } = notice;
  const about =
    near !== null && near.thread !== null && answers !== null
      ? { conversation: near.conversation, message: answers.message.message, thread: near.thread }
      : null;
  return {
    id: tools.ids.next(),
    platform: notice.platform,
    workspace: notice.workspace,
    queue: 'escalations',
    destination: agent ? { to: 'person', person: agent.id } : await managersOf(tools, tx, notice),
    content: composeDraft({ notice: content, reader, about }, language, tools.phrases),
    caseId,
    recipient: null,
    answers,
    subjectPostId: notice.id,
  };
}

/** Where managers read the drafts that no agent can be given. */
export async function managersOf(
  tools: Pick<Tools, 'calendar' | 'clock' | 'ids' | 'phrases' | 'settings'>,
  tx: RecordTransaction,
  { platform, workspace, answers }: Pick<Post, 'platform' | 'workspace' | 'answers'>,
): Promise<Destination> {
  const conversation = answers?.message.conversation ?? '*';
  const key = { platform, workspace, conversation };
  const { managersConversation } = await settingsOf(tx, tools.settings, key);
  return { to: 'post', postId: await dailyThread(tools, tx, key, managersConversation) };
}

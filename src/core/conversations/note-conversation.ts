import { dailyThread } from '../cases/daily-thread.js';
import { plain } from '../notices/compose-daily.js';
import { howTo } from '../notices/how-to.js';
import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ConversationLoss } from '../ports/chat-platform.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import {
  type ConversationChange,
  type ConversationState,
  type Happening,
  stateAfter,
} from './conversation-change.js';
import { recoverPosts } from './recover-posts.js';
import { tellReviewers } from './tell-reviewers.js';

/** What noting a change of a conversation needs. */
export type NoteTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'conversationNames'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

type Happened = Extract<ConversationChange, { happened: Happening }>;

/** How managers are told of a lost conversation of their own. */
const LOSS: Readonly<Record<Exclude<ConversationState, 'here'>, ConversationLoss>> = {
  archived: 'archived',
  deleted: 'unreachable',
  left: 'left',
};

/**
 * Notes what happened to a conversation, and tells managers in one line. One that is back is shown what it refused.
 * Running it again changes nothing, and of two changes the later one counts, in whatever order they come.
 * @throws PlatformUnavailable to try later
 */
export async function noteConversation(tools: NoteTools, change: ConversationChange): Promise<void> {
  const { conversation, happened } = change;
  if (happened === 'renamed') {
    await tools.record.transaction((tx) => tx.renameConversation(conversation, change.name, change.at));
    tools.conversationNames.forget(conversation);
  } else {
    await note(tools, change);
  }
  tools.log.info('conversation-changed', { conversation: conversation.conversation, happened });
}

async function note(tools: NoteTools, change: Happened): Promise<void> {
  const platform = tools.platformOf(change.conversation.platform);
  const name = (await platform.nameOf(change.conversation)) ?? change.conversation.conversation;
  const reviewers = await platform.findReviewers(change.conversation);
  await commitThenQueue(tools, async (tx, outgoing) => {
    if (!(await isOurs(tools, tx, change))) return;
    const before = await tx.findConversation(change.conversation);
    const after = stateAfter(change.happened);
    if (after === null) return tellManagers(tools, tx, outgoing, change, name);
    if (before && before.changedAt >= change.at) return;
    await tx.saveConversation(change.conversation, after, change.at);
    if (after === (before?.state ?? 'here')) return;
    await tell(tools, tx, outgoing, change, after, name, reviewers);
    if (after === 'here') await recoverPosts(tx, outgoing, change.conversation);
  });
}

/** A platform may tell of conversations Garbo has nothing to do with. */
async function isOurs(tools: NoteTools, tx: RecordTransaction, { conversation, happened }: Happened) {
  if (happened === 'left' || happened === 'joined') return true;
  const { managersConversation } = await settingsOf(tx, tools.settings, conversation);
  return managersConversation === conversation.conversation || (await tx.knowsConversation(conversation));
}

async function tell(
  tools: NoteTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  change: Happened,
  after: ConversationState,
  name: string,
  reviewers: readonly Person[],
): Promise<void> {
  const { managersConversation } = await settingsOf(tx, tools.settings, change.conversation);
  if (after !== 'here' && managersConversation === change.conversation.conversation) {
    await tellReviewers(tools, tx, outgoing, change.conversation, LOSS[after], reviewers);
  } else {
    await tellManagers(tools, tx, outgoing, change, name);
  }
}

/** One line of the daily thread for one happening, however often it is told. */
async function tellManagers(
  tools: NoteTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { conversation, happened, at }: Happened,
  name: string,
): Promise<void> {
  const { platform, workspace } = conversation;
  const { managersConversation } = await settingsOf(tx, tools.settings, conversation);
  const language = tools.settings.managersLanguage;
  const id = await tx.addPostOnce(
    {
      id: tools.ids.next(),
      platform,
      workspace,
      queue: 'escalations',
      destination: {
        to: 'post',
        postId: await dailyThread(tools, tx, conversation, managersConversation),
      },
      content: {
        ...plain('line', language),
        paragraphs: [
          tools.phrases.say(language, `conversation.${happened}`, {
            name,
            ...howTo(tools.phrases, language, platform),
          }),
        ],
      },
      caseId: null,
      recipient: null,
      answers: null,
      subjectPostId: null,
    },
    onceOf(conversation, happened, at),
  );
  outgoing.post({ id, queue: 'escalations', version: 1 });
}

function onceOf({ conversation }: ConversationKey, happened: Happening, at: Date): string {
  return `conversation:${conversation}:${happened}:${at.getTime()}`;
}

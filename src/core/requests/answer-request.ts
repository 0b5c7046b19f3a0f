import { type NewPost, reachedAt } from '../notices/post.js';
import type { PostContent } from '../notices/post-content.js';
import { commitThenQueue } from '../outgoing.js';
import { isStaff, type Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { contactAddressOf } from '../settings/contact-address.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import {
  type AnswerInput,
  composeComplaintAnswer,
  composeDisputable,
  composeHelpAnswer,
  composeNothingToDispute,
  composePolicyAnswer,
  composePrivacyAnswer,
  composeStaffAnswer,
} from './compose-answer.js';
import type { InfoRequest } from './request.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Of the notices that can be disputed the latest are shown: older ones still carry their own button. */
const MOST_NOTICES = 3;

/** What answering needs. */
export type AnswerTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'settings'
  | 'log'
>;

/** An answer, and the notice it speaks of: its "I disagree" acts on that one. */
interface Answer {
  readonly content: PostContent;
  readonly noticeId: string | null;
}

/**
 * Answers what somebody asked of Garbo, to them alone and on record, in their language: by direct message. The same
 * delivery handled again changes nothing.
 * @throws PlatformUnavailable to try later
 */
export async function answerRequest(
  tools: AnswerTools,
  request: InfoRequest,
  delivery: string,
): Promise<void> {
  const { conversation, topic } = request;
  const person = await tools.platformOf(conversation.platform).findPerson(conversation, request.actor);
  await commitThenQueue(tools, async (tx, outgoing) => {
    const { language } = await settingsOf(tx, tools.settings, conversation);
    const contactAddress = await contactAddressOf(tx, tools.settings, conversation);
    const input: AnswerInput = {
      ...tools,
      language: person.language ?? language ?? request.spoken ?? 'it',
      platform: conversation.platform,
      now: tools.clock.now(),
      contactAddress,
    };
    for (const [index, answer] of (await answersTo(tx, input, request, person)).entries()) {
      await outgoing.addPostOnce(tx, postOf(tools, request, answer), `request:${delivery}:${index}`);
    }
  });
  tools.log.info('request-answered', { topic, platform: conversation.platform, role: person.role });
}

async function answersTo(
  tx: RecordTransaction,
  input: AnswerInput,
  request: InfoRequest,
  person: Person,
): Promise<readonly Answer[]> {
  if (request.topic === 'dispute' && !isStaff(person.role)) return disputable(tx, input, request);
  return [{ content: compose(input, request, person), noticeId: null }];
}

function compose(input: AnswerInput, { topic }: InfoRequest, { role }: Person): PostContent {
  if (topic === 'policy') return composePolicyAnswer(input);
  if (topic === 'privacy') return composePrivacyAnswer(input);
  if (isStaff(role)) return composeStaffAnswer(input);
  return topic === 'complaint' ? composeComplaintAnswer(input) : composeHelpAnswer(input);
}

/** The latest notices that can still be disputed: in time, not withdrawn, not disputed before. */
async function disputable(
  tx: RecordTransaction,
  input: AnswerInput,
  { conversation, actor }: InfoRequest,
): Promise<readonly Answer[]> {
  const { platform, workspace } = conversation;
  const periodMs = input.policy.enforcement.ladder.disputeDays * DAY_MS;
  const since = new Date(input.now.getTime() - periodMs);
  const found = await tx.disputableNotices({ platform, workspace, customer: actor }, since, MOST_NOTICES);
  const answers = found.flatMap((notice) => {
    const reached = reachedAt(notice);
    if (reached === null) return [];
    const content = composeDisputable(input, notice, reached, new Date(reached.getTime() + periodMs));
    return [{ content, noticeId: notice.id }];
  });
  return answers.length > 0 ? answers : [{ content: composeNothingToDispute(input), noticeId: null }];
}

function postOf(
  { ids }: Pick<Tools, 'ids'>,
  { conversation, thread = null, actor }: InfoRequest,
  { content, noticeId }: Answer,
): NewPost {
  return {
    id: ids.next(),
    platform: conversation.platform,
    workspace: conversation.workspace,
    queue: 'notices',
    destination: { to: 'person', person: actor },
    content,
    caseId: null,
    recipient: actor,
    answers: null,
    near: { conversation: conversation.conversation, thread },
    subjectPostId: noticeId,
  };
}

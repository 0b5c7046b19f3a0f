import { isDraftButton, maySettleDraft } from '../drafts/settle-draft.js';
import { LANGUAGES, type Language } from '../language.js';
import { isButtonId, reasonFor } from '../notices/buttons.js';
import { howTo } from '../notices/how-to.js';
import { type Post, reachedAt } from '../notices/post.js';
import type { ButtonId, PostKind } from '../notices/post-content.js';
import { SHOWN_LATER_MESSAGES, sayLaterMessages } from '../notices/say-later-messages.js';
import { mayReview, type Person } from '../people/person.js';
import { sayPolicy } from '../policy/say-policy.js';
import type { Posts } from '../ports/case-record.js';
import type { Press } from '../ports/queues.js';
import { contactAddressOf } from '../settings/contact-address.js';
import { isOwnRequest } from '../support/take-support.js';
import type { Tools } from '../tools.js';
import type { PressOutcome } from './press.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What checking a press needs. */
export type CheckTools = Pick<
  Tools,
  'record' | 'platformOf' | 'policy' | 'phrases' | 'calendar' | 'clock' | 'settings' | 'log'
>;

/** Every button a post of this kind ever shows; one of them that is not there any more has been pressed. */
const EVER_SHOWN: Readonly<Record<PostKind, readonly ButtonId[]>> = {
  reminder: ['dispute', 'read-policy'],
  warning: ['dispute', 'read-policy'],
  'final-notice': ['dispute', 'read-policy'],
  measure: ['dispute', 'read-policy'],
  reply: [],
  care: [],
  alert: [
    'show-message',
    'take',
    'not-a-violation',
    'handled',
    'warn-again',
    'end-correspondence',
    'block',
    'refer',
    'undo',
    'later-messages',
    'tick-remove',
    'tick-mail',
    'tick-refer',
    'tick-invite',
    'tick-unmail',
  ],
  question: ['show-message', 'harmless', 'breaks-policy', 'handled', 'warn-again'],
  'care-alert': ['show-message', 'take', 'send-help', 'handled'],
  dispute: ['show-message', 'take', 'withdraw'],
  report: ['show-message', 'take', 'confirm', 'unfounded'],
  'report-group': [],
  daily: [],
  line: ['withdraw', 'readmit'],
  'support-request': ['take-support'],
  introduction: ['read-policy'],
  setup: [],
  draft: ['draft-sent', 'draft-not-sent'],
  answer: ['dispute', 'read-policy'],
  complaint: [],
  'complaint-receipt': [],
};

const REPORT_BUTTONS: ReadonlySet<ButtonId> = new Set(['take', 'confirm', 'unfounded']);

/** A press that may act, with all that acting needs to know. */
export interface AllowedPress {
  readonly post: Post;
  readonly button: ButtonId;
  readonly actor: Person;
  readonly language: Language;
}

/**
 * Whether a press may act, by the presser's role in our own store, whatever the platform's payload claims:
 * customers of a shared channel can press any button they see. A refusal is logged. Reads only, and
 * answers within a second or so.
 */
export async function checkPress(tools: CheckTools, press: Press): Promise<PressOutcome> {
  const checked = await examinePress(tools, press);
  if (!('outcome' in checked)) return { status: 'ready', say: '' };
  if (checked.outcome.status === 'forbidden') {
    const { button, actor, workspace } = press;
    tools.log.warn('press-refused', { button, actor, workspace: workspace.workspace });
  }
  return checked.outcome;
}

/** The check behind `checkPress`, for the use case that goes on to act. */
export async function examinePress(
  tools: CheckTools,
  press: Press,
): Promise<{ readonly outcome: PressOutcome } | { readonly allowed: AllowedPress }> {
  const actor = await tools.platformOf(press.workspace.platform).findPerson(press.workspace, press.actor);
  const post = await tools.record.transaction((tx) => findTarget(tx, press));
  const language = actor.language ?? post?.content.language ?? tools.settings.managersLanguage;
  const { platform, workspace } = press.workspace;
  const says = (status: Exclude<PressOutcome['status'], 'shown'>, key: string) => ({
    outcome: {
      status,
      say: tools.phrases.say(language, `press.${key}`, howTo(tools.phrases, language, platform)),
    } as const,
  });

  if (!post || post.platform !== platform || post.workspace !== workspace) return says('gone', 'gone');
  if (!isButtonId(press.button) || !EVER_SHOWN[post.content.kind].includes(press.button))
    return says('gone', 'gone');
  const button = press.button;

  if (button === 'read-policy') return { outcome: showPolicy(tools, language) };
  if (button === 'dispute') {
    if (post.recipient !== actor.id) return says('forbidden', 'forbidden-recipient');
  } else if (isDraftButton(button)) {
    if (!maySettleDraft(post, actor)) return says('forbidden', 'forbidden-draft');
  } else if (!mayReview(actor.role)) {
    return says('forbidden', 'forbidden-manager');
  }
  if (button === 'take-support' && (await tools.record.transaction((tx) => isOwnRequest(tx, post, actor)))) {
    return says('forbidden', 'forbidden-own');
  }
  if (!post.content.buttons.some(({ id }) => id === button)) return says('already-done', 'already-done');
  if (REPORT_BUTTONS.has(button) && (await isOwnReport(tools, post, actor)))
    return says('forbidden', 'forbidden-own-report');
  if (button === 'show-message') {
    const text = post.content.folded?.text;
    return text === undefined ? says('gone', 'gone') : { outcome: { status: 'shown', say: '', text } };
  }
  if (button === 'later-messages') {
    const text = await showLaterMessages(tools, post, language);
    return text === null ? says('gone', 'gone') : { outcome: { status: 'shown', say: '', text } };
  }
  if (
    (button === 'end-correspondence' || button === 'block') &&
    (await tools.record.transaction((tx) => contactAddressOf(tx, tools.settings, post))) === null
  )
    return says('forbidden', 'no-contact');
  if (button === 'dispute' && !isInTime(tools, post)) return says('forbidden', 'forbidden-closed');
  if (reasonFor(button) === 'required' && press.reason.trim() === '')
    return says('reason-needed', 'reason-needed');
  return { allowed: { post, button, actor, language } };
}

/** The post a press acts on: "I disagree" under an answer speaks of the notice that the answer names. */
async function findTarget(tx: Posts, { postId, button }: Press): Promise<Post | null> {
  const post = await tx.findPost(postId);
  const namesNotice = post?.content.kind === 'answer' && button === 'dispute';
  return namesNotice && post.subjectPostId !== null ? tx.findPost(post.subjectPostId) : post;
}

/** Whoever filed a report neither decides on it nor keeps others from it by taking it. */
async function isOwnReport({ record }: CheckTools, { id, content }: Post, actor: Person): Promise<boolean> {
  if (content.kind !== 'report') return false;
  return record.transaction(async (tx) => {
    const alert = await tx.findAlertByPost(id);
    const reports = alert ? await tx.reportsOfAlert(alert.id) : [];
    return reports.some(({ reporter }) => reporter.id === actor.id);
  });
}

async function showLaterMessages(tools: CheckTools, post: Post, language: Language): Promise<string | null> {
  const { messages, count } = await tools.record.transaction(async (tx) => {
    const alert = await tx.findAlertByPost(post.id);
    const measures = alert ? (await tx.measuresOfAlert(alert.id)).map(({ id }) => id) : [];
    return {
      messages: await tx.newestLaterMessages(measures, SHOWN_LATER_MESSAGES),
      count: await tx.countLaterMessages(measures),
    };
  });
  if (messages.length === 0) return null;
  const { phrases, calendar } = tools;
  return sayLaterMessages(messages, count, language, { phrases, calendar, now: tools.clock.now() });
}

function isInTime(tools: CheckTools, notice: Post): boolean {
  const reached = reachedAt(notice);
  if (reached === null) return true;
  const lastDay = reached.getTime() + tools.policy.enforcement.ladder.disputeDays * DAY_MS;
  return tools.clock.now().getTime() <= lastDay;
}

function showPolicy(tools: CheckTools, language: Language): PressOutcome {
  const { texts } = tools.policy;
  const text = texts[language] ?? LANGUAGES.map((other) => texts[other]).find((other) => other !== undefined);
  const say = tools.phrases.say(language, 'press.read-policy');
  return { status: 'shown', say, text: text ? sayPolicy(text) : '' };
}

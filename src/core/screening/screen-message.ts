import type { JudgedMessage } from '../cases/judged-message.js';
import { keepLaterMessage } from '../cases/keep-later-message.js';
import { withManagersOf } from '../cases/managers-turn.js';
import { commitThenQueue } from '../outgoing.js';
import { isStaff, type Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import {
  type BackgroundMessage,
  ClassifierAnswerInvalid,
  ClassifierUnavailable,
} from '../ports/classifier.js';
import type { JobRun } from '../ports/queues.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import { type DecideMessageTools, decideMessage } from './decide-message.js';
import type { InboundMessage } from './message.js';
import { recordDeletion, recordEdit, recordMessage } from './record-message.js';
import { isTrivial } from './triage.js';
import { askAPerson, unjudged } from './unjudged.js';
import type { Verdict } from './verdict.js';

const HOUR_MS = 60 * 60 * 1000;

/** A customer should not wait for hours: after this many runs the other classifier, or a person, judges. */
const ATTEMPTS_TO_JUDGE = 5;

/** What the screening of a message needs. */
export type ScreenTools = DecideMessageTools & Pick<Tools, 'classifier' | 'fallbackClassifier'>;

/**
 * The way of one message: who wrote it, is it to be judged, what does the classifier say, what does the ladder
 * make of it. The classifier is asked outside any transaction. Running it again changes nothing.
 *
 * @throws ClassifierUnavailable, ClassifierAnswerInvalid while the queue will try again
 * @throws PlatformUnavailable when the author cannot be looked up now
 */
export async function screenMessage(tools: ScreenTools, message: InboundMessage, run: JobRun): Promise<void> {
  const author = await tools.platformOf(message.key.platform).findPerson(message.key, message.author);
  if (message.change === 'deleted') return recordDeletion(tools, message, author);

  const read = await tools.record.transaction((tx) => readBeforeJudging(tools, tx, message, author));
  if (read.handled) return;
  if (read.closed && read.settings.mode !== 'off') await keepLaterMessage(tools, message);
  if (isStaff(author.role) || read.settings.mode === 'off' || isTrivial(message.text)) {
    return recordMessage(tools, message, author, 'not-judged');
  }
  const verdict = await judge(tools, message, read.background, run);
  if (verdict !== null && verdict.violations.length === 0 && verdict.concern === null) {
    return recordMessage(tools, message, author, 'harmless', verdict);
  }
  const judged: JudgedMessage = {
    key: message.key,
    revision: message.revision,
    thread: message.thread,
    author,
    text: message.text,
    writtenAt: message.writtenAt,
    background: read.background,
    verdict: verdict ?? unjudged(),
    mentionedStaff: await staffAmong(tools, message),
  };
  const withManagers = await withManagersOf(tools, message.key);
  await commitThenQueue(tools, async (tx, outgoing) => {
    await decideMessage(
      withManagers,
      tx,
      outgoing,
      judged,
      read.settings,
      verdict === null ? askAPerson() : null,
    );
    await recordEdit(tools, tx, message);
  });
}

interface ReadBeforeJudging {
  readonly handled: boolean;
  /** The correspondence with the author has been ended: what they write is kept. */
  readonly closed: boolean;
  readonly settings: ConversationSettings;
  readonly background: readonly BackgroundMessage[];
}

async function readBeforeJudging(
  tools: ScreenTools,
  tx: RecordTransaction,
  message: InboundMessage,
  author: Person,
): Promise<ReadBeforeJudging> {
  const now = tools.clock.now();
  const revisions = await tx.revisionsOf(message.key);
  // Some platforms also tell of edits that leave the words as they are, such as the preview of a link.
  const handled =
    revisions.some(({ revision }) => revision === message.revision) ||
    (message.change === 'edited' && (await tx.saidBefore(message)));
  const settings = await settingsOf(tx, tools.settings, message.key);
  if (handled) return { handled, closed: false, settings, background: [] };
  const background = await tx.backgroundOf(message, now);
  // Deliveries may overtake each other: what is already deleted does not come back as background.
  const isGone = revisions.some(({ state }) => state === 'deleted');
  if (settings.mode !== 'off' && !isGone) {
    const expiresAt = new Date(now.getTime() + tools.settings.backgroundHours * HOUR_MS);
    await tx.rememberText(message, speaker(author), expiresAt);
  }
  const { platform, workspace } = message.key;
  const customer = { platform, workspace, customer: author.id };
  const closed = !isStaff(author.role) && (await tx.measureInForce(customer, now)) !== null;
  return { handled, closed, settings, background };
}

/** The members of the team whom the message mentions. Throws PlatformUnavailable. */
async function staffAmong(
  { platformOf }: Pick<Tools, 'platformOf'>,
  { key, mentions }: InboundMessage,
): Promise<readonly string[]> {
  const platform = platformOf(key.platform);
  const people = await Promise.all(mentions.map((id) => platform.findPerson(key, id)));
  return people.filter(({ role }) => isStaff(role)).map(({ id }) => id);
}

function speaker({ role }: Person): BackgroundMessage['from'] {
  if (role === 'customer') return 'customer';
  return isStaff(role) ? 'agent' : 'other';
}

/** `null`: no classifier could judge it, so a person must. */
async function judge(
  tools: ScreenTools,
  message: InboundMessage,
  background: readonly BackgroundMessage[],
  { attempt, isLast }: JobRun,
): Promise<Verdict | null> {
  const request = { text: message.text, background, policy: tools.policy };
  try {
    return await tools.classifier.classify(request);
  } catch (error) {
    const isWrong = error instanceof ClassifierAnswerInvalid;
    if (!isWrong && !isLast && attempt < ATTEMPTS_TO_JUDGE) throw error;
    tools.log.error('classifier-gave-no-verdict', error, { message: message.key.message });
    // It has been asked twice already, and would be as wrong a third time: a person reads the message.
    if (isWrong) return null;
    if (error instanceof ClassifierUnavailable) return tools.fallbackClassifier.classify(request);
    throw error;
  }
}

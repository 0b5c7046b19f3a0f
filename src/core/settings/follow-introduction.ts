import { commitThenQueue } from '../outgoing.js';
import type { PinOutcome } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import { type TellTools, tellManagers } from './tell-managers.js';

/**
 * Pins the introduction of a conversation once it is shown. What the platform refuses, the introduction itself or its
 * pin, managers read once. Running it again changes nothing.
 *
 * @throws PlatformUnavailable to try later
 */
export async function followIntroduction(
  tools: TellTools & Pick<Tools, 'record' | 'queues' | 'platformOf' | 'log'>,
  postId: string,
): Promise<void> {
  const post = await tools.record.transaction((tx) => tx.findPost(postId));
  if (post?.content.kind !== 'introduction' || post.destination.to !== 'conversation') return;
  if (post.state === 'queued') return;
  const { platform, workspace, receipt } = post;
  const key = { platform, workspace, conversation: post.destination.conversation };
  const pinned = receipt && (await tools.platformOf(platform).pinPost(key, receipt));
  if (pinned?.outcome === 'pinned') return;
  if (pinned?.outcome === 'refused') {
    tools.log.warn('introduction-not-pinned', { post: postId, answer: pinned.answer });
  }

  const name = (await tools.platformOf(platform).nameOf(key)) ?? key.conversation;
  const language = tools.settings.managersLanguage;
  const said = tools.phrases.say(language, ...sentenceFor(pinned, name));
  await commitThenQueue(tools, (tx, outgoing) =>
    tellManagers(tools, tx, outgoing, key, said, `introduction-trouble:${postId}`),
  );
}

/** What managers read of an introduction that nobody pinned; `null`: of one that was not shown. */
function sentenceFor(
  pinned: Exclude<PinOutcome, { outcome: 'pinned' }> | null,
  name: string,
): readonly [string, Readonly<Record<string, string>>] {
  if (pinned === null) return ['setup.not-introduced', { name }];
  if (pinned.outcome === 'by-hand') return ['setup.pin-by-hand', { name }];
  return ['setup.not-pinned', { name, answer: pinned.answer }];
}

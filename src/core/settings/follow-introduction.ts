import { commitThenQueue } from '../outgoing.js';
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
  if (pinned) tools.log.warn('introduction-not-pinned', { post: postId, answer: pinned.answer });

  const name = (await tools.platformOf(platform).nameOf(key)) ?? key.conversation;
  const language = tools.settings.managersLanguage;
  const said = pinned
    ? tools.phrases.say(language, 'setup.not-pinned', { name, answer: pinned.answer })
    : tools.phrases.say(language, 'setup.not-introduced', { name });
  await commitThenQueue(tools, (tx, outgoing) =>
    tellManagers(tools, tx, outgoing, key, said, `introduction-trouble:${postId}`),
  );
}

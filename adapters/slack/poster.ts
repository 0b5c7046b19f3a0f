import type { PostReceipt } from '../../src/core/notices/post.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import type { NoticePoster, PostAddress, PostRequest } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';
import { Recent } from '../../src/core/recent.js';
import { callSlack, SlackPayloadUnreadable } from './errors.js';
import type { Installation, Installations } from './installation.js';
import { laneOf } from './lanes.js';
import { permalinkOf } from './permalink.js';
import { findPostIn, metadataOf, type PostPlace } from './post-finder.js';
import { renderPost } from './render.js';
import { timeOf } from './timestamp.js';

/** The direct conversation with a person never changes its id; the age only bounds the memory used. */
const DIRECT_MAX_AGE_MS = 24 * 60 * 60_000;
const MAX_DIRECT = 5_000;

/** Shows posts as messages of the bot: in a channel, in a thread, or in a direct conversation. */
export class SlackPoster implements NoticePoster {
  readonly #direct: Recent<string>;

  constructor(
    private readonly installations: Installations,
    private readonly phrases: PhraseBook,
    private readonly clock: Clock,
  ) {
    this.#direct = new Recent(clock, DIRECT_MAX_AGE_MS, MAX_DIRECT);
  }

  async post({ workspace, postId, address, content }: PostRequest): Promise<PostReceipt> {
    const installation = await this.installations.of(workspace.workspace);
    const { channel, thread } = await this.#placeOf(installation, address);
    const rendered = renderPost(content, await this.#contextOf(installation, postId, content));
    const answer = await callSlack(() =>
      installation.client.chat.postMessage({
        channel,
        ...rendered,
        mrkdwn: false,
        metadata: metadataOf(postId),
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === null ? {} : { thread_ts: thread }),
      }),
    );
    if (!answer.ts || !answer.channel) throw new SlackPayloadUnreadable('chat.postMessage names no message');
    return { conversation: answer.channel, message: answer.ts, postedAt: timeOf(answer.ts) };
  }

  async findPost({ workspace, postId, address }: PostRequest): Promise<PostReceipt | null> {
    const installation = await this.installations.of(workspace.workspace);
    return findPostIn(installation.client, this.clock, await this.#placeOf(installation, address), postId);
  }

  async update({
    workspace,
    postId,
    content,
    receipt,
  }: PostRequest & { readonly receipt: PostReceipt }): Promise<void> {
    const installation = await this.installations.of(workspace.workspace);
    const rendered = renderPost(content, await this.#contextOf(installation, postId, content));
    await callSlack(() =>
      installation.client.chat.update({
        channel: receipt.conversation,
        ts: receipt.message,
        ...rendered,
        metadata: metadataOf(postId),
      }),
    );
  }

  lanesOf({ address }: Pick<PostRequest, 'address'>, act: 'post' | 'update'): readonly Lane[] {
    return [laneOf(address, act)];
  }

  async #placeOf(installation: Installation, address: PostAddress): Promise<PostPlace> {
    if (address.to === 'conversation') return { channel: address.conversation, thread: address.thread };
    const { person } = address;
    const open = () => this.#openDirect(installation, person);
    return { channel: await this.#direct.get(`${installation.team}/${person}`, open), thread: null };
  }

  async #openDirect({ client }: Installation, person: string): Promise<string> {
    const answer = await callSlack(() => client.conversations.open({ users: person }));
    if (!answer.channel?.id) throw new SlackPayloadUnreadable('conversations.open names no channel');
    return answer.channel.id;
  }

  async #contextOf(installation: Installation, postId: string, { about }: PostContent) {
    const permalink =
      about === null ? null : await permalinkOf(installation.client, about.conversation, about.message);
    return { postId, permalink, phrases: this.phrases };
  }
}

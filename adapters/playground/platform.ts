import type { PostReceipt } from '../../src/core/notices/post.js';
import { mayReview, type Person } from '../../src/core/people/person.js';
import {
  type ChatPlatform,
  type FoundMessage,
  type KnownConversation,
  type PinOutcome,
  PlatformRefused,
  type PostAddress,
  type PostRequest,
  type ReadmissionOutcome,
  type Refusal,
  type RefusalReason,
  type RemovalOutcome,
} from '../../src/core/ports/chat-platform.js';
import type { Ids } from '../../src/core/ports/ids.js';
import type { ConversationKey, MessageKey, WorkspaceKey } from '../../src/core/workspace.js';
import { directConversation, isChannel, MANAGERS, personOfDirect, SUPPORT } from './conversation-ref.js';
import type { LiveUpdates } from './live-updates.js';
import type { MessageStore } from './message-store.js';
import type { PeopleStore } from './people-store.js';
import type { PlatformClock } from './platform-clock.js';
import type { PostStore } from './post-store.js';
import type { StoredPost } from './stored-message.js';

/** What the platform works with. */
export interface PlatformParts {
  readonly messages: MessageStore;
  readonly posts: PostStore;
  readonly people: PeopleStore;
  readonly live: LiveUpdates;
  readonly clock: PlatformClock;
  readonly ids: Ids;
}

/** The playground as the core sees it. Posting the same post twice shows it once. */
export class PlaygroundChat implements ChatPlatform {
  readonly homes = null;

  constructor(private readonly parts: PlatformParts) {}

  async post({ postId, address, content }: PostRequest): Promise<PostReceipt> {
    const { posts, clock, ids, live } = this.parts;
    const { conversation, thread } = await this.#place(address);
    const post = { id: ids.next(), postId, conversation, thread, content, writtenAt: clock.now() };
    const shown = await posts.add(post);
    live.changed(conversation);
    return receiptOf(shown);
  }

  async findPost({ postId }: PostRequest): Promise<PostReceipt | null> {
    const post = await this.parts.posts.findByPostId(postId);
    return post && receiptOf(post);
  }

  async update({ receipt, content }: PostRequest & { readonly receipt: PostReceipt }): Promise<void> {
    const { posts, live } = this.parts;
    if (!(await posts.change(receipt.conversation, receipt.message, content)))
      throw new PlatformRefused('message_not_found', 'Nothing: the post is no longer in the playground.');
    live.changed(receipt.conversation);
  }

  /** It takes any number of posts. */
  lanesOf(): readonly [] {
    return [];
  }

  async findPerson(_workspace: WorkspaceKey, id: string): Promise<Person> {
    const known = await this.parts.people.find(id);
    return known ?? { id, name: id, role: 'unknown', language: null };
  }

  async findConversation({ conversation }: ConversationKey): Promise<KnownConversation | null> {
    return isChannel(conversation) ? channelNamed(conversation) : null;
  }

  async listConversations(): Promise<readonly KnownConversation[]> {
    return [SUPPORT, MANAGERS].map(channelNamed);
  }

  /** The page shows every post of a channel, and has nowhere to pin one. */
  async pinPost(): Promise<PinOutcome> {
    return { outcome: 'refused', answer: 'not_supported' };
  }

  async findReviewers(): Promise<readonly Person[]> {
    return (await this.parts.people.all()).filter(({ role }) => mayReview(role));
  }

  async findMessage({ conversation, message }: MessageKey): Promise<FoundMessage | null> {
    const found = await this.parts.messages.find(message);
    if (!found || found.conversation !== conversation || found.deletedAt !== null) return null;
    const { author, thread, text, writtenAt } = found;
    return { author, thread: thread ?? message, text, writtenAt };
  }

  async removePerson({ conversation }: ConversationKey, person: string): Promise<RemovalOutcome> {
    const { people, live } = this.parts;
    if (!isChannel(conversation)) return refused('out-of-sight', 'conversation_not_found');
    if ((await people.find(person)) === null) return refused('gone', 'person_not_found');
    if (await people.isRemoved(conversation, person)) return refused('gone', 'not_in_channel');
    await people.removeFrom(conversation, person);
    live.changed(conversation);
    return { outcome: 'removed' };
  }

  async readmitPerson({ conversation }: ConversationKey, person: string): Promise<ReadmissionOutcome> {
    await this.parts.people.readmitTo(conversation, person);
    return { outcome: 'readmitted' };
  }

  async nameOf({ conversation }: ConversationKey): Promise<string | null> {
    return isChannel(conversation) ? `#${conversation}` : null;
  }

  /** Nobody can remove Garbo from the playground. */
  async findLeft(): Promise<readonly WorkspaceKey[]> {
    return [];
  }

  async forgetAccess(): Promise<void> {}

  /** Where the post goes; refuses conversations, people and threads that are not there. */
  async #place(
    address: PostAddress,
  ): Promise<{ readonly conversation: string; readonly thread: string | null }> {
    const conversation = address.to === 'person' ? directConversation(address.person) : address.conversation;
    const person = personOfDirect(conversation);
    if (person === null ? !isChannel(conversation) : (await this.parts.people.find(person)) === null)
      throw new PlatformRefused(
        person === null ? 'conversation_not_found' : 'person_not_found',
        'Check where the post was to go: the playground has two channels, and knows who has written.',
      );
    const asked = address.to === 'conversation' ? address.thread : null;
    if (asked === null) return { conversation, thread: null };
    const thread = await this.parts.messages.rootOf(conversation, asked);
    if (thread === null)
      throw new PlatformRefused('thread_not_found', 'Check the thread: it is not in this conversation.');
    return { conversation, thread };
  }
}

function channelNamed(id: string): KnownConversation {
  return { id, name: id, isMember: true, isShared: false, isArchived: false };
}

function refused(reason: RefusalReason, answer: string): Refusal {
  return { outcome: 'refused', reason, answer };
}

function receiptOf({ conversation, id, writtenAt }: StoredPost): PostReceipt {
  return { conversation, message: id, postedAt: writtenAt };
}

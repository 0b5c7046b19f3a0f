import type { Ids } from '../../src/core/ports/ids.js';
import type { Log } from '../../src/core/ports/log.js';
import type { Queues } from '../../src/core/ports/queues.js';
import type { MessageChange } from '../../src/core/screening/message.js';
import { SUPPORT } from './conversation-ref.js';
import { RequestRefused } from './errors.js';
import type { LiveUpdates } from './live-updates.js';
import type { MessageStore } from './message-store.js';
import { mentionsIn, type NewMessage, toInboundMessage } from './parse.js';
import type { PeopleStore } from './people-store.js';
import type { PlatformClock } from './platform-clock.js';
import type { MessageState, StoredMessage } from './stored-message.js';

/** What the receiver works with. */
export interface ReceiverParts {
  readonly messages: MessageStore;
  readonly people: PeopleStore;
  readonly queues: Pick<Queues, 'enqueueMessage'>;
  readonly live: LiveUpdates;
  readonly clock: PlatformClock;
  readonly ids: Ids;
  readonly log: Log;
}

/**
 * Takes in what people write, edit and delete: stored first, then queued, and answered only when both are done.
 * When the queue is down the change is taken back, so that sending it again does not show it twice. What a crash
 * left between the two is queued at the next start.
 *
 * Every method throws RequestRefused, PlatformUnavailable or QueueUnavailable.
 */
export class Receiver {
  constructor(private readonly parts: ReceiverParts) {}

  /**
   * Shows and queues a new message; returns it. What somebody writes after a block is queued all the same, because
   * a threat must reach the managers, but the channel does not show it.
   */
  async post(request: NewMessage): Promise<StoredMessage> {
    const { messages, people, clock, ids } = this.parts;
    // Written when it arrives, not when the database has time for it: a burst stays one.
    const writtenAt = clock.now();
    const author = await people.remember(request.author);
    const thread = request.thread === null ? null : await this.#rootOf(request.thread);
    const message: StoredMessage = {
      id: ids.next(),
      conversation: SUPPORT,
      thread,
      author: author.id,
      text: request.text,
      writtenAt,
      editedAt: null,
      deletedAt: null,
    };
    await messages.add(message, await people.isRemoved(SUPPORT, author.id));
    await this.#queueOr(message, 'posted', { ...message, deletedAt: message.writtenAt });
    return message;
  }

  /** Shows and queues an edit. `actor`: who edits, `null` when it is not said. */
  async edit(id: string, text: string, actor: string | null): Promise<StoredMessage> {
    const before = await this.#findOwn(id, actor);
    return this.#change(before, 'edited', { ...before, text, editedAt: this.parts.clock.now() });
  }

  /** Hides a message and queues its deletion. */
  async delete(id: string, actor: string | null): Promise<StoredMessage> {
    const before = await this.#findOwn(id, actor);
    return this.#change(before, 'deleted', { ...before, deletedAt: this.parts.clock.now() });
  }

  /** Queues what was stored but not queued when the process died. */
  async recover(): Promise<void> {
    for (const message of await this.parts.messages.unqueued()) {
      const change = message.deletedAt ? 'deleted' : message.editedAt ? 'edited' : 'posted';
      await this.#queue(message, change);
      this.parts.log.info('playground-message-recovered', { message: message.id, change });
    }
  }

  async #change(before: StoredMessage, change: MessageChange, after: StoredMessage): Promise<StoredMessage> {
    await this.parts.messages.change(after.id, after, false);
    await this.#queueOr(after, change, before);
    return after;
  }

  async #queueOr(message: StoredMessage, change: MessageChange, otherwise: MessageState): Promise<void> {
    try {
      await this.#queue(message, change);
    } catch (error) {
      await this.parts.messages.change(message.id, otherwise, true);
      throw error;
    }
  }

  async #queue(message: StoredMessage, change: MessageChange): Promise<void> {
    const { messages, people, queues, live } = this.parts;
    const mentions = mentionsIn(message.text, message.text.includes('@') ? await people.all() : []);
    const inbound = toInboundMessage(message, change, mentions);
    const delivery = change === 'posted' ? message.id : `${message.id}-${inbound.revision}`;
    await queues.enqueueMessage({ type: 'screen', delivery, message: inbound });
    await messages.markQueued(message.id);
    live.changed(message.conversation);
  }

  async #rootOf(id: string): Promise<string> {
    const root = await this.parts.messages.rootOf(SUPPORT, id);
    if (root === null)
      throw new RequestRefused(
        404,
        'THREAD_UNKNOWN',
        'The thread to answer in is not in this conversation.',
        'Name a message of the conversation as `thread`, or leave it out.',
      );
    return root;
  }

  async #findOwn(id: string, actor: string | null): Promise<StoredMessage> {
    const message = await this.parts.messages.find(id);
    if (message === null || message.deletedAt !== null)
      throw new RequestRefused(
        404,
        'MESSAGE_UNKNOWN',
        'There is no message of a person under this id.',
        'Read the conversation again.',
      );
    if (actor !== null && actor !== message.author)
      throw new RequestRefused(
        403,
        'NOT_THE_AUTHOR',
        'Only its author may change a message.',
        'Act as its author.',
      );
    return message;
  }
}

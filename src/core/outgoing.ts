import type { NewPost, Post, PostQueue } from './notices/post.js';
import type { RecordTransaction } from './ports/case-record.js';
import { type EscalationJob, enqueuePost, type MessageJob, type PostJob } from './ports/queues.js';
import type { Tools } from './tools.js';

/**
 * Work that a transaction causes, put on the queues once it has committed. If the process stops between the
 * two, the sweep finds the same work in the record and queues it.
 */
export class Outgoing {
  readonly #posts: { readonly queue: PostQueue; readonly job: PostJob }[] = [];
  readonly #messages: MessageJob[] = [];
  readonly #escalations: EscalationJob[] = [];

  /** Writes a new post to the outbox and remembers to queue it. */
  async addPost(tx: RecordTransaction, post: NewPost): Promise<void> {
    await tx.addPost(post);
    this.post({ id: post.id, queue: post.queue, version: 1 });
  }

  /** As `addPost`, unless a post with this `once` key exists in the workspace; returns the id of the one there is. */
  async addPostOnce(tx: RecordTransaction, post: NewPost, once: string): Promise<string> {
    const id = await tx.addPostOnce(post, once);
    if (id === post.id) this.post({ id, queue: post.queue, version: 1 });
    return id;
  }

  /** A post that the platform must be brought up to date with. */
  post(post: Pick<Post, 'id' | 'queue' | 'version'>): void {
    this.#posts.push({ queue: post.queue, job: { postId: post.id, version: post.version } });
  }

  message(job: MessageJob): void {
    this.#messages.push(job);
  }

  escalation(job: EscalationJob): void {
    this.#escalations.push(job);
  }

  /** Queues it all. Throws QueueUnavailable. */
  async flush(queues: Tools['queues']): Promise<void> {
    for (const { queue, job } of this.#posts) await enqueuePost(queues, queue, job);
    for (const job of this.#messages) await queues.enqueueMessage(job);
    for (const job of this.#escalations) await queues.enqueueEscalation(job);
  }
}

/**
 * Runs `work` in one transaction and, after its commit, queues what it caused. A queue that is down does not
 * undo what was decided: the sweep queues it later.
 */
export async function commitThenQueue<T>(
  tools: Pick<Tools, 'record' | 'queues' | 'log'>,
  work: (tx: RecordTransaction, outgoing: Outgoing) => Promise<T>,
): Promise<T> {
  const { result, outgoing } = await tools.record.transaction(async (tx) => {
    const collected = new Outgoing();
    return { result: await work(tx, collected), outgoing: collected };
  });
  try {
    await outgoing.flush(tools.queues);
  } catch (error) {
    tools.log.error('queueing-left-to-the-sweep', error);
  }
  return result;
}

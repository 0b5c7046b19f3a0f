import { showLostElsewhere } from '../conversations/recover-posts.js';
import { commitThenQueue } from '../outgoing.js';
import { enqueuePost } from '../ports/queues.js';
import type { Tools } from '../tools.js';

/** A post nobody has been at for this long was left behind by a crash. Longer than a claim lasts. */
const LEFT_BEHIND_MS = 90_000;

/** How often a director is looked for who may read a complaint: a new role takes effect within five minutes. */
const HAND_OVER_EVERY_MS = 5 * 60_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What sweeping needs. */
export type SweepTools = Pick<Tools, 'record' | 'queues' | 'settings' | 'clock' | 'log'>;

/**
 * Queues what a crash left between commit and queue: posts not shown, messages that wait for nothing any more,
 * deadlines that passed, measures that are not finished or have ended, complaints that no director has, posts for
 * managers whose conversation was replaced. Deletes what has reached its end date. Queueing something twice does no harm.
 */
export async function sweep(tools: SweepTools): Promise<void> {
  const now = tools.clock.now();
  await commitThenQueue(tools, (tx, outgoing) => showLostElsewhere(tools, tx, outgoing));
  const left = await tools.record.transaction(async (tx) => ({
    posts: await tx.stalePosts(new Date(now.getTime() - LEFT_BEHIND_MS)),
    waiting: await tx.forgottenWaitingMessages(),
    overdue: await tx.overdueAlerts(now),
    measures: await tx.measuresToLookAt(now),
    complaints: await tx.complaintsWithoutDirector(),
    purged: await tx.purgeExpired(now, new Date(now.getTime() - tools.settings.evidenceDays * DAY_MS)),
  }));
  for (const { id, queue, version } of left.posts)
    await enqueuePost(tools.queues, queue, { postId: id, version });
  for (const { key, revision } of left.waiting)
    await tools.queues.enqueueMessage({ type: 'decide', key, revision });
  for (const { id, dueAt } of left.overdue) {
    await tools.queues.enqueueEscalation({ type: 'deadline', alertId: id, dueAt: dueAt ?? now });
  }
  for (const { id, lookAt } of left.measures) {
    await tools.queues.enqueueEscalation({ type: 'measure', measureId: id, at: lookAt ?? now });
  }
  const round = Math.floor(now.getTime() / HAND_OVER_EVERY_MS);
  for (const complaintId of left.complaints) {
    await tools.queues.enqueueEscalation({ type: 'hand-complaint', complaintId, round });
  }
  tools.log.info('swept', {
    posts: left.posts.length,
    waiting: left.waiting.length,
    overdue: left.overdue.length,
    measures: left.measures.length,
    complaints: left.complaints.length,
    purged: left.purged,
  });
}

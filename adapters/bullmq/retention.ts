import type { KeepJobs } from 'bullmq';

const HOUR_S = 60 * 60;
const DAY_S = 24 * HOUR_S;

/** How long a job is known after its end, and how many at most. BullMQ counts in seconds. */
export interface JobRetention {
  readonly removeOnComplete: KeepJobs | true;
  readonly removeOnFail: KeepJobs | true;
}

/** Slack repeats a delivery for up to 24 hours ("Delayed Events"): its id is known for longer than that. */
export const COMPLETED_KEPT_S = 25 * HOUR_S;

/** A failed job is the dead letter: it can be looked at and run again for a week. */
export const FAILED_KEPT_S = 7 * DAY_S;
const MOST_FAILED_KEPT = 1_000;

/** For jobs that a platform may deliver again. */
export const KEPT: JobRetention = {
  removeOnComplete: { age: COMPLETED_KEPT_S },
  removeOnFail: { age: FAILED_KEPT_S, count: MOST_FAILED_KEPT },
};

/**
 * For jobs that the sweep queues again under the same id when their work is not done. The record says what is
 * done; an id that stayed known would keep the sweep from it.
 */
export const FORGOTTEN: JobRetention = { removeOnComplete: true, removeOnFail: true };

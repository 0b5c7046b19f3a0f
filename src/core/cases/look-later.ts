const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** After this the sweep takes up what a crash cut off: as long as for posts. */
const LEFT_BEHIND_MS = 90 * SECOND_MS;

/** A platform that is down is asked again by the queue for an hour and a half; then the sweep begins anew. */
const QUEUE_GIVES_UP_MS = 120 * MINUTE_MS;

/** How far the number of later messages on an alert may lag behind. */
const COUNT_LAGS_MS = 5 * MINUTE_MS;

/** When the sweep has a measure looked at that was queued just now. */
export function soon(now: Date): Date {
  return new Date(now.getTime() + LEFT_BEHIND_MS);
}

/** When the sweep has a measure looked at whose platform is being asked. */
export function afterTheQueue(now: Date): Date {
  return new Date(now.getTime() + QUEUE_GIVES_UP_MS);
}

/** When the number of later messages is shown anew. */
export function afterAWhile(now: Date): Date {
  return new Date(now.getTime() + COUNT_LAGS_MS);
}

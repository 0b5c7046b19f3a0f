/**
 * Slack's `ts` ("1767261600.000200") is both the id of a message inside its channel and the time it was posted,
 * in seconds with six decimals.
 * Source: https://docs.slack.dev/messaging/retrieving-messages
 */
const TS = /^\d{1,12}\.\d{1,6}$/;

/** Whether the value has the form of a `ts`. */
export function isTimestamp(value: string): boolean {
  return TS.test(value);
}

/** The instant a `ts` names, to the millisecond. */
export function timeOf(ts: string): Date {
  return new Date(Math.floor(Number(ts) * 1000));
}

/** The `ts` of an instant, for the bounds of a history call. */
export function timestampOf(at: Date): string {
  return (at.getTime() / 1000).toFixed(6);
}

import { isTimestamp } from '../timestamp.js';

/** The message that a link points at. */
export interface LinkedMessage {
  readonly channel: string;
  readonly ts: string;
  /** The `ts` of the message that starts its thread; its own when the link names none. */
  readonly thread: string;
}

/** `bad`: no link to a message; `elsewhere`: to a message of another workspace. */
export type ReadLink = LinkedMessage | 'bad' | 'elsewhere';

const PATH = /^\/archives\/([CGD][A-Z0-9]{1,31})\/p(\d{7,16})\/?$/;
/** A `ts` has six decimals, which the link writes without the point. */
const DECIMALS = 6;

/**
 * Reads what "Copy link" gives in the menu of a message:
 * `https://acme.slack.com/archives/C0123/p1700000000000100?thread_ts=1700000000.000001&cid=C0123`. In an Enterprise
 * Grid organisation the host is the organisation's, whatever the workspace.
 * Source: https://docs.slack.dev/reference/methods/chat.getPermalink
 */
export function readPermalink(text: string, workspaceDomain: string): ReadLink {
  const address = text.trim().replace(/^<|>$/g, '');
  if (!URL.canParse(address)) return 'bad';
  const url = new URL(address);
  const [, channel, digits] = PATH.exec(url.pathname) ?? [];
  if (channel === undefined || digits === undefined) return 'bad';
  const ts = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
  const thread = url.searchParams.get('thread_ts') ?? ts;
  if (!isTimestamp(ts) || !isTimestamp(thread)) return 'bad';
  if (!isOwn(url.hostname, workspaceDomain)) return 'elsewhere';
  return { channel, ts, thread };
}

/** The link to a message, in the same form. */
export function permalinkOf({ channel, ts, thread }: LinkedMessage, workspaceDomain: string): string {
  const link = `https://${workspaceDomain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  return thread === ts ? link : `${link}?thread_ts=${thread}&cid=${channel}`;
}

function isOwn(host: string, workspaceDomain: string): boolean {
  return host.split('.')[0] === workspaceDomain.toLowerCase() || host.endsWith('.enterprise.slack.com');
}

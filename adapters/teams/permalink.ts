import { CHAT_THREAD } from './conversation-id.js';

/** A message that a link points at. */
export interface LinkedMessage {
  readonly conversation: string;
  readonly message: string;
  /** The message that starts its thread, its own id when it starts one; `CHAT_THREAD` in chats. */
  readonly thread: string;
}

/** `bad`: no link to a message; `elsewhere`: to a message of another tenant. */
export type ReadLink = LinkedMessage | 'bad' | 'elsewhere';

const HOST = 'teams.microsoft.com';

/**
 * Where Teams runs: the public cloud under its old and its new name, and the national clouds.
 * Source: https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
 */
const HOSTS =
  /^(?:teams\.microsoft\.com|teams\.cloud\.microsoft|(?:gov\.|dod\.)teams\.microsoft\.us|teams\.microsoftonline\.cn)$/u;

const PATH = /^\/l\/message\/([^/]{1,300})\/(\d{1,20})\/?$/u;
const CONVERSATION_ID = /^19:[\w.@:-]{1,200}$/u;
const MESSAGE_ID = /^\d{1,20}$/u;
/** How ids of chats end; those of channels end in `@thread.tacv2`, or `@thread.skype` in old teams. */
const CHAT_ID = /@(?:thread\.v2|unq\.gbl\.spaces)$/u;

/**
 * The link to a message, as people share it. Without `group` (the team's id in Entra) clients find the channel by
 * itself.
 * Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
 */
export function permalinkOf(
  { conversation, message, thread }: LinkedMessage,
  { tenant, group }: { readonly tenant: string; readonly group: string | null },
): string {
  const address = `https://${HOST}/l/message/${encodeURIComponent(conversation)}/${message}`;
  const place: Readonly<Record<string, string>> =
    thread === CHAT_THREAD
      ? { tenantId: tenant, context: '{"contextType":"chat"}' }
      : { tenantId: tenant, ...(group === null ? {} : { groupId: group }), parentMessageId: thread };
  return `${address}?${new URLSearchParams(place)}`;
}

/**
 * Reads what "Copy link" gives in the menu of a message. In chats it names no tenant.
 * Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
 */
export function readPermalink(text: string, tenant: string): ReadLink {
  const address = text.trim().replace(/^<|>$/gu, '');
  if (!URL.canParse(address)) return 'bad';
  const { hostname, pathname, searchParams } = new URL(address);
  const [, encoded, message] = PATH.exec(pathname) ?? [];
  if (!HOSTS.test(hostname) || encoded === undefined || message === undefined) return 'bad';
  const conversation = decode(encoded);
  const parent = searchParams.get('parentMessageId') ?? message;
  if (!CONVERSATION_ID.test(conversation) || !MESSAGE_ID.test(parent)) return 'bad';
  const named = searchParams.get('tenantId');
  if (named !== null && named.toLowerCase() !== tenant) return 'elsewhere';
  return { conversation, message, thread: CHAT_ID.test(conversation) ? CHAT_THREAD : parent };
}

/** Empty for what no client encodes. */
function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return '';
  }
}

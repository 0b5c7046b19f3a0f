import type { FoundMessage, MessageReader } from '../../../src/core/ports/chat-platform.js';
import type { MessageKey } from '../../../src/core/workspace.js';
import type { Connector } from '../connector.js';
import type { TeamsContacts } from '../contacts.js';
import { CHAT_THREAD } from '../conversation-id.js';
import { TeamsPayloadUnreadable, toPlatformError } from '../errors.js';
import type { Graph } from '../graph.js';
import type { GraphPlaces } from '../graph-places.js';
import { readHtml } from '../html-text.js';
import { tidyText } from '../tidy-text.js';
import { type GraphMessage, graphMessage } from './graph-message.js';

const MESSAGE_ID = /^\d{1,20}$/u;

/**
 * Reads one message that somebody pointed at. Where the tenant has not granted it there is none: Garbo then knows only
 * the messages that it was sent. Source: https://learn.microsoft.com/graph/api/chatmessage-get
 */
export class TeamsMessageReader implements MessageReader {
  constructor(
    private readonly graph: Graph,
    private readonly places: GraphPlaces,
    private readonly contacts: TeamsContacts,
    private readonly connector: Connector,
  ) {}

  async findMessage(
    { workspace: tenant, conversation, message }: MessageKey,
    thread: string,
  ): Promise<FoundMessage | null> {
    const root = thread === CHAT_THREAD ? message : thread;
    if (!MESSAGE_ID.test(message) || !MESSAGE_ID.test(root)) return null;
    const place = await this.places.find(tenant, conversation);
    if (!place) return null;
    const isReply = place.kind === 'channel' && root !== message;
    const answer = await this.graph.call(
      tenant,
      'GET',
      `${place.path}/messages/${isReply ? `${root}/replies/` : ''}${message}`,
    );
    if (!answer.ok) {
      if ([403, 404].includes(answer.refusal.status)) return null;
      throw toPlatformError(answer.refusal);
    }
    const found = graphMessage.safeParse(answer.body);
    if (!found.success) throw new TeamsPayloadUnreadable('an odd message of Graph');
    if (found.data.deletedDateTime) return null;
    return {
      author: await this.#authorOf(tenant, conversation, found.data),
      thread: place.kind === 'chat' ? CHAT_THREAD : (found.data.replyToId ?? message),
      text: wordsOf(found.data),
      writtenAt: new Date(found.data.createdDateTime),
    };
  }

  /** Graph names people by their ids in Entra, everything else here by those in Teams. */
  async #authorOf(tenant: string, conversation: string, { from }: GraphMessage): Promise<string | null> {
    const entra = from?.user?.id;
    if (!entra) return null;
    const known = await this.contacts.teamsIdOf(tenant, entra);
    return known ?? (await this.connector.member(tenant, conversation, entra))?.id ?? null;
  }
}

/** Where nothing was written, what stands for the pictures, as of messages that Garbo was sent. */
function wordsOf({ body }: GraphMessage): string {
  const content = body?.content ?? '';
  if (body?.contentType !== 'html') return tidyText(content);
  const { text, pictures } = readHtml(content);
  return text || pictures.join('\n');
}

import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import type { Connector } from './connector.js';
import type { TeamsContacts } from './contacts.js';
import type { SentMessage } from './private/private-messages.js';
import type { TeamsOptions } from './settings.js';

/** The direct conversations between Garbo and people of the tenant. */
export class DirectConversations {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly options: Pick<TeamsOptions, 'appId'>,
  ) {}

  /**
   * Sends an activity to a person; a conversation that is no more is opened anew, once.
   * @throws PlatformUnavailable
   * @throws PlatformRefused, with `isUnreachable` when the person is of another tenant, or has blocked Garbo
   */
  async send(tenant: string, person: string, activity: object): Promise<SentMessage> {
    const known = await this.contacts.person(tenant, person);
    if (known?.direct) {
      const sent = await this.#sendIn(tenant, known.direct, activity);
      if (sent) return sent;
    }
    const near = known?.conversation ?? '';
    const direct = await this.connector.openDirect(tenant, this.options.appId, person, near);
    if (known) await this.contacts.keepPerson(tenant, person, { ...known, direct });
    return { conversation: direct, message: await this.connector.sendDirect(tenant, direct, activity) };
  }

  /** `null` when the conversation takes nothing any more. */
  async #sendIn(tenant: string, conversation: string, activity: object): Promise<SentMessage | null> {
    try {
      return { conversation, message: await this.connector.sendDirect(tenant, conversation, activity) };
    } catch (error) {
      if (error instanceof PlatformRefused && error.isUnreachable) return null;
      throw error;
    }
  }
}

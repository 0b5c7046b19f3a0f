import type { Connector } from './connector.js';
import type { TeamsContacts } from './contacts.js';
import type { TeamsOptions } from './settings.js';

/** The direct conversations between Garbo and people of the tenant. */
export class DirectConversations {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly options: Pick<TeamsOptions, 'appId'>,
  ) {}

  /** The direct conversation with a person, opened when there is none. Throws PlatformUnavailable, PlatformRefused. */
  async with(tenant: string, person: string): Promise<string> {
    const known = await this.contacts.person(tenant, person);
    if (known?.direct) return known.direct;
    const direct = await this.connector.openDirect(
      tenant,
      this.options.appId,
      person,
      known?.conversation ?? '',
    );
    if (known) await this.contacts.keepPerson(tenant, person, { ...known, direct });
    return direct;
  }
}

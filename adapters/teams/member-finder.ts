import { PlatformRefused, PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import type { Connector, Member } from './connector.js';
import type { PersonAddress, TeamsContacts } from './contacts.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { entraIdOf } from './person-rules.js';
import { isThere } from './place.js';
import type { TeamsOptions } from './settings.js';

/** Of the conversations in which nobody has seen the person so many are tried. */
const MAX_TRIED = 20;

/** Finds people in the conversations that Garbo is in: the connector tells who somebody is only inside of one. */
export class MemberFinder {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly options: Pick<TeamsOptions, 'managersConversationOf'>,
  ) {}

  /**
   * Looks where the person was last seen, where they were seen before, where managers read, and then elsewhere.
   * @param id their id in Teams or in Entra, or their user principal name
   * @returns `null`: they are in no conversation with Garbo
   * @throws PlatformUnavailable also when Teams refuses to say: that is nothing to be said of the person
   */
  async find(tenant: string, id: string): Promise<Member | null> {
    const teamsId = isEntraId(id) ? await this.contacts.teamsIdOf(tenant, id) : id;
    const known = teamsId === null ? null : await this.contacts.person(tenant, teamsId);
    for await (const place of this.#places(tenant, known)) {
      const member = await this.#ask(tenant, place, id);
      if (member === null) continue;
      await this.#keep(tenant, member, place, known);
      return member;
    }
    return null;
  }

  /** Everybody in a conversation; `null`: Garbo does not see it. Throws PlatformUnavailable. */
  members(tenant: string, conversation: string): Promise<readonly Member[] | null> {
    return unlessLost(() => this.connector.members(tenant, conversation));
  }

  /** Where to look, in this order and each once; the record is asked for what comes late only then. */
  async *#places(tenant: string, known: PersonAddress | null): AsyncGenerator<string> {
    const seen = known ? [known.conversation, ...known.others, known.direct ?? ''] : [];
    yield* new Set(seen.filter((place) => place !== ''));
    const managers = await this.options.managersConversationOf(tenant);
    if (managers !== '' && !seen.includes(managers)) yield managers;
    const elsewhere = (await this.contacts.conversations(tenant))
      .filter((place) => place.kind !== 'personal' && isThere(place))
      .filter(({ id }) => id !== managers && !seen.includes(id))
      .map(({ id }) => id);
    yield* elsewhere.slice(0, MAX_TRIED);
  }

  #ask(tenant: string, place: string, id: string): Promise<Member | null> {
    return unlessLost(() => this.connector.member(tenant, place, id));
  }

  /** Where somebody was found is where they are looked for next time. */
  async #keep(tenant: string, member: Member, place: string, known: PersonAddress | null): Promise<void> {
    if (known?.conversation === place || known?.direct === place) return;
    const entra = entraIdOf(member);
    await this.contacts.seen(tenant, {
      id: member.id,
      conversation: place,
      isDirect: false,
      entra,
      locale: null,
    });
  }
}

/** Ids in Entra are GUIDs, unlike those in Teams and principal names. */
function isEntraId(id: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(id);
}

/** `null` when Garbo does not see the conversation (any more). */
async function unlessLost<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PlatformRefused && error.lost !== null) return null;
    if (error instanceof PlatformRefused || error instanceof TeamsPayloadUnreadable) {
      throw new PlatformUnavailable('Teams does not say who a person is.', { cause: error });
    }
    throw error;
  }
}

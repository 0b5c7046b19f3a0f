import type { TeamsContacts } from './contacts.js';
import type { TeamsOptions } from './settings.js';
import type { Membership, TeamDirectory } from './team-directory.js';

/** A channel as Graph names it. */
export interface GraphChannel {
  readonly kind: 'channel';
  /** The path of its team, and its own. */
  readonly team: string;
  readonly path: string;
  /** What people call the team; its id where Teams does not say. */
  readonly teamName: string;
  readonly membership: Membership | null;
}

/** A chat, or the direct conversation with a person, as Graph names it. */
export interface GraphChat {
  readonly kind: 'chat';
  readonly path: string;
}

/** What Graph calls the places that the Bot Connector knows by other names. */
export class GraphPlaces {
  constructor(
    private readonly contacts: TeamsContacts,
    private readonly teams: TeamDirectory,
    private readonly options: Pick<TeamsOptions, 'appId'>,
  ) {}

  /** A channel or a chat; `null` when Garbo is not in it, or it is neither. Throws PlatformUnavailable. */
  async find(tenant: string, conversation: string): Promise<GraphChannel | GraphChat | null> {
    const known = await this.contacts.conversation(tenant, conversation);
    if (known?.kind === 'chat') return { kind: 'chat', path: `/chats/${encodeURIComponent(conversation)}` };
    if (known?.kind !== 'channel' || known.team === null) return null;
    const team = await this.teams.find(tenant, known.team, conversation);
    const group = team?.group ?? known.group;
    if (!team || !group) return null;
    return {
      kind: 'channel',
      team: `/teams/${encodeURIComponent(group)}`,
      path: `/teams/${encodeURIComponent(group)}/channels/${encodeURIComponent(conversation)}`,
      teamName: team.name ?? group,
      membership: team.channels.get(conversation)?.membership ?? null,
    };
  }

  /**
   * The direct conversation with a person; `null` where none is known. Graph names it by the two who are in it, the
   * connector by an id of its own.
   */
  async direct(
    tenant: string,
    person: string,
  ): Promise<(GraphChat & { readonly conversation: string }) | null> {
    const known = await this.contacts.person(tenant, person);
    if (!known?.direct || !known.entra) return null;
    const id = `19:${known.entra}_${this.options.appId}@unq.gbl.spaces`;
    return { kind: 'chat', path: `/chats/${encodeURIComponent(id)}`, conversation: known.direct };
  }
}

import type {
  PersonRemover,
  ReadmissionOutcome,
  Refusal,
  RefusalReason,
  RemovalOutcome,
} from '../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../src/core/workspace.js';
import type { TeamsContacts } from './contacts.js';
import type { ServiceRefusal } from './errors.js';
import { findMember } from './find-member.js';
import type { Graph } from './graph.js';
import type { GraphChannel, GraphChat, GraphPlaces } from './graph-places.js';
import type { MemberFinder } from './member-finder.js';
import { entraIdOf } from './person-rules.js';

/** The list that decides who is in a place, and the permissions by which an app may change it; any of them. */
interface Roster {
  readonly path: string;
  readonly permissions: readonly string[];
  /** The team whose list it is, with all its channels. */
  readonly whole: string | null;
  /** The roles in which somebody may be added, tried in this order. */
  readonly roles: readonly (readonly string[])[];
}

/**
 * Removes people and lets them in again, through Graph, where the tenant granted it. Of a standard channel the team's
 * list decides: whoever is removed leaves the whole team. Private and shared channels have a list of their own; whoever
 * came with a team that a channel is shared with is not in it. An app adds no guests to teams.
 * Sources: https://learn.microsoft.com/graph/api/team-delete-members,
 * https://learn.microsoft.com/graph/api/channel-delete-members, https://learn.microsoft.com/graph/api/chat-delete-members,
 * https://learn.microsoft.com/graph/api/team-post-members and those beside it
 */
export class TeamsRemover implements PersonRemover {
  constructor(
    private readonly graph: Graph,
    private readonly places: GraphPlaces,
    private readonly contacts: TeamsContacts,
    private readonly finder: MemberFinder,
  ) {}

  async removePerson(key: ConversationKey, person: string): Promise<RemovalOutcome> {
    const { workspace: tenant } = key;
    const place = await this.places.find(tenant, key.conversation);
    if (!place) return refused('out-of-sight', 'ConversationNotFound');
    const entra = await this.#entraOf(tenant, person);
    if (!entra) return refused('not-supported', 'no_entra_id');
    const roster = rosterOf(place);
    const found = await findMember(this.graph, tenant, roster.path, entra);
    if (found.status === 'refused') return unreadable(found.refusal);
    if (found.status === 'not-there') return this.#notListed(tenant, place, entra);
    const path = `${roster.path}/${encodeURIComponent(found.membership)}`;
    const answer = await this.graph.call(tenant, 'DELETE', path);
    if (answer.ok) return { outcome: 'removed', ...(roster.whole === null ? {} : { whole: roster.whole }) };
    const { status, code } = answer.refusal;
    if (status === 404) return refused('gone', code);
    // The last owner; or a standard channel of which Teams did not say that it is one.
    if (status === 400) return refused('cannot-from-here', code);
    if (status !== 403) return refused('other', code);
    // With a permission that leaves owners alone, an owner.
    return refused((await this.#isGranted(tenant, roster)) ? 'cannot-from-here' : 'missing-permission', code);
  }

  async readmitPerson(key: ConversationKey, person: string): Promise<ReadmissionOutcome> {
    const { workspace: tenant } = key;
    const place = await this.places.find(tenant, key.conversation);
    if (!place) return refused('out-of-sight', 'ConversationNotFound');
    const entra = await this.#entraOf(tenant, person);
    if (!entra) return refused('not-supported', 'no_entra_id');
    const roster = rosterOf(place);
    const found = await findMember(this.graph, tenant, roster.path, entra);
    if (found.status === 'refused') return unreadable(found.refusal);
    if (found.status === 'there') return { outcome: 'readmitted' };
    const refusal = await this.#add(tenant, roster, entra);
    if (refusal === null) return { outcome: 'readmitted' };
    const { status, code } = refusal;
    if (status === 404) return refused('gone', code);
    if (status !== 403) return refused('other', code);
    return refused((await this.#isGranted(tenant, roster)) ? 'not-supported' : 'missing-permission', code);
  }

  /** Adds somebody; `null` when it was done. */
  async #add(tenant: string, { path, roles }: Roster, entra: string): Promise<ServiceRefusal | null> {
    let refusal: ServiceRefusal | null = null;
    for (const role of roles) {
      const answer = await this.graph.call(tenant, 'POST', path, {
        '@odata.type': '#microsoft.graph.aadUserConversationMember',
        roles: role,
        'user@odata.bind': this.graph.addressOf(`/users('${entra}')`),
      });
      if (answer.ok) return null;
      refusal = answer.refusal;
      if (refusal.status !== 400) return refusal;
    }
    return refusal;
  }

  /** Who is not in a channel's own list may have come with a team that it is shared with. */
  async #notListed(tenant: string, place: GraphChannel | GraphChat, entra: string): Promise<Refusal> {
    if (place.kind === 'channel' && place.membership === 'shared') {
      const found = await findMember(this.graph, tenant, `${place.path}/allMembers`, entra);
      if (found.status === 'refused') return unreadable(found.refusal);
      if (found.status === 'there') return refused('not-supported', 'member_through_shared_team');
    }
    return refused('gone', 'not_a_member');
  }

  async #entraOf(tenant: string, person: string): Promise<string | null> {
    const known = await this.contacts.person(tenant, person);
    if (known?.entra) return known.entra;
    const member = await this.finder.find(tenant, person);
    return member && entraIdOf(member);
  }

  async #isGranted(tenant: string, { permissions }: Roster): Promise<boolean> {
    const granted = await this.graph.permissions(tenant);
    return permissions.some((permission) => granted.includes(permission));
  }
}

function rosterOf(place: GraphChannel | GraphChat): Roster {
  if (place.kind === 'chat') {
    const permissions = ['ChatMember.ReadWrite.All'];
    // Everybody in a chat is its owner, guests apart; nothing says beforehand who is one.
    return { path: `${place.path}/members`, permissions, whole: null, roles: [['owner'], ['guest']] };
  }
  if (place.membership === 'standard') {
    const permissions = ['TeamMember.ReadWriteNonOwnerRole.All', 'TeamMember.ReadWrite.All'];
    return { path: `${place.team}/members`, permissions, whole: place.teamName, roles: [[]] };
  }
  const permissions = ['ChannelMember.ReadWrite.All'];
  return { path: `${place.path}/members`, permissions, whole: null, roles: [[]] };
}

/** The list itself is not shown. */
function unreadable({ status, code }: ServiceRefusal): Refusal {
  if (status === 403) return refused('missing-permission', code);
  return refused(status === 404 ? 'out-of-sight' : 'other', code);
}

function refused(reason: RefusalReason, answer: string): Refusal {
  return { outcome: 'refused', reason, answer };
}

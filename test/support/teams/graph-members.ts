import type { Express, Request, Response } from 'express';
import { type FakeTeams, OWN_TENANT } from './fake-teams.js';
import { channelOf, chatOf, isGranted, isSameId, refuse } from './graph-routes.js';
import type { FakeConversation, FakePerson } from './state.js';

const READ_TEAM = [
  'TeamMember.Read.Group',
  'TeamMember.Read.All',
  'TeamMember.ReadWrite.All',
  'TeamMember.ReadWriteNonOwnerRole.All',
];
const CHANGE_TEAM = ['TeamMember.ReadWrite.All', 'TeamMember.ReadWriteNonOwnerRole.All'];
const READ_CHANNEL = ['ChannelMember.Read.Group', 'ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'];
const CHANGE_CHANNEL = ['ChannelMember.ReadWrite.All'];
const READ_CHAT = [
  'ChatMember.Read.Chat',
  'ChatMember.Read.All',
  'ChatMember.ReadWrite.All',
  'Chat.Manage.Chat',
];
const CHANGE_CHAT = ['ChatMember.ReadWrite.All', 'Chat.Manage.Chat'];

/** Small, so that a list has several. */
const PAGE_SIZE = 2;

/**
 * Who is in teams, channels and chats, and changing it.
 * Sources: https://learn.microsoft.com/graph/api/team-delete-members,
 * https://learn.microsoft.com/graph/api/channel-delete-members, https://learn.microsoft.com/graph/api/chat-delete-members
 * and the pages beside them.
 */
export function serveGraphMembers(app: Express, teams: FakeTeams): void {
  const team = '/graph/v1.0/teams/:group/members';
  app.get(team, (request, response) => {
    const members = teamOf(teams, request, response, READ_TEAM);
    if (members) sendMembers(teams, request, response, members);
  });
  app.delete(`${team}/:membership`, (request, response) => {
    const members = teamOf(teams, request, response, CHANGE_TEAM);
    const person = members && memberBy(teams, request, response, members);
    if (!person) return;
    const isOwner = ownersOf(teams, request).has(person.id);
    if (isOwner && !isGranted(teams, request, ['TeamMember.ReadWrite.All'])) {
      return void refuse(response, 403, 'Forbidden');
    }
    // Whoever leaves a team leaves its private channels, too.
    for (const channel of channelsOf(teams, request)) {
      if (channel.membership !== 'shared') channel.members.delete(person.id);
    }
    response.status(204).end();
  });
  app.post(team, (request, response) => {
    const members = teamOf(teams, request, response, CHANGE_TEAM);
    const person = members && newMember(teams, request, response, ['', 'owner']);
    if (!person) return;
    // An app cannot add guests to a team: https://learn.microsoft.com/graph/api/team-post-members
    if (person.userRole === 'guest') return void refuse(response, 403, 'Forbidden');
    for (const channel of channelsOf(teams, request)) {
      if (channel.membership === 'standard') channel.members.add(person.id);
    }
    response.status(201).json({ id: membershipOf(request, person) });
  });

  const channels = '/graph/v1.0/teams/:group/channels/:channel';
  app.get(`${channels}/members`, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    const isDirect = (id: string) => !channel?.throughTeams.has(id);
    if (channel) sendMembers(teams, request, response, [...channel.members].filter(isDirect));
  });
  app.get(`${channels}/allMembers`, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    if (channel) sendMembers(teams, request, response, [...channel.members]);
  });
  app.delete(`${channels}/members/:membership`, (request, response) => {
    const channel = changeable(teams, request, response);
    const direct = channel && [...channel.members].filter((id) => !channel.throughTeams.has(id));
    const person = direct && memberBy(teams, request, response, direct);
    if (!person) return;
    channel.members.delete(person.id);
    response.status(204).end();
  });
  app.post(`${channels}/members`, (request, response) => {
    const channel = changeable(teams, request, response);
    const person = channel && newMember(teams, request, response, ['', 'owner']);
    if (!person) return;
    const isOfTeam = teamMembers(teams, request).includes(person.id);
    if (channel.membership === 'private' && !isOfTeam) return void refuse(response, 400, 'BadRequest');
    channel.members.add(person.id);
    response.status(201).json({ id: membershipOf(request, person) });
  });

  const chats = '/graph/v1.0/chats/:chat/members';
  app.get(chats, (request, response) => {
    const chat = chatOf(teams, request, response, READ_CHAT);
    if (chat) sendMembers(teams, request, response, [...chat.members]);
  });
  app.delete(`${chats}/:membership`, (request, response) => {
    const chat = chatOf(teams, request, response, CHANGE_CHAT);
    const person = chat && memberBy(teams, request, response, [...chat.members]);
    if (!person) return;
    chat.members.delete(person.id);
    response.status(204).end();
  });
  app.post(chats, (request, response) => {
    const chat = chatOf(teams, request, response, CHANGE_CHAT);
    const person = chat && newMember(teams, request, response, ['owner', 'guest']);
    if (!person) return;
    const [role] = request.body.roles;
    if ((person.userRole === 'guest') !== (role === 'guest')) return void refuse(response, 400, 'BadRequest');
    chat.members.add(person.id);
    response
      .status(201)
      .location(`/chats/${chat.id}/members/${membershipOf(request, person)}`)
      .end();
  });
}

function channelsOf(teams: FakeTeams, { params }: Request): FakeConversation[] {
  return [...teams.conversations.values()].filter(({ team }) => team?.group === params.group);
}

function ownersOf(teams: FakeTeams, request: Request): ReadonlySet<string> {
  return new Set(channelsOf(teams, request).flatMap(({ team }) => team?.owners ?? []));
}

/** Whoever is in a standard channel is in the team; people of other tenants are in none. */
function teamMembers(teams: FakeTeams, request: Request): readonly string[] {
  const ids = channelsOf(teams, request)
    .filter(({ membership }) => membership === 'standard')
    .flatMap(({ members }) => [...members]);
  return [...new Set(ids)].filter((id) => teams.people.get(id)?.tenant === OWN_TENANT);
}

function teamOf(
  teams: FakeTeams,
  request: Request,
  response: Response,
  permissions: readonly string[],
): readonly string[] | null {
  if (!isGranted(teams, request, permissions)) return refuse(response, 403, 'Forbidden');
  if (channelsOf(teams, request).length === 0) return refuse(response, 404, 'NotFound');
  return teamMembers(teams, request);
}

/** The channel, if its members can be changed: not those of a standard one. */
function changeable(teams: FakeTeams, request: Request, response: Response): FakeConversation | null {
  const channel = channelOf(teams, request, response, CHANGE_CHANNEL);
  if (channel?.membership === 'standard') return refuse(response, 400, 'BadRequest');
  return channel;
}

/** Opaque to those who read it. */
function membershipOf({ params }: Request, { entra }: FakePerson): string {
  return Buffer.from(`${params.group ?? ''}##${params.channel ?? params.chat ?? ''}##${entra}`).toString(
    'base64',
  );
}

function memberBy(
  teams: FakeTeams,
  request: Request,
  response: Response,
  members: readonly string[],
): FakePerson | null {
  const person = members
    .map((id) => teams.people.get(id))
    .find((one) => one && membershipOf(request, one) === request.params.membership);
  return person ?? refuse(response, 404, 'NotFound');
}

/** Who is to be added, by a body as Graph wants it. */
function newMember(
  teams: FakeTeams,
  { body }: Request,
  response: Response,
  allowed: readonly string[],
): FakePerson | null {
  const prefix = `${teams.addresses.graph}/v1.0/users('`;
  const bound = String(body?.['user@odata.bind'] ?? '');
  const role = body?.roles?.[0] ?? '';
  const isWellMade =
    body?.['@odata.type'] === '#microsoft.graph.aadUserConversationMember' &&
    Array.isArray(body.roles) &&
    allowed.includes(role) &&
    bound.startsWith(prefix);
  if (!isWellMade) return refuse(response, 400, 'BadRequest');
  const entra = bound.slice(prefix.length, -2);
  const person = [...teams.people.values()].find(
    (one) => one.entra && isSameId(one.entra, entra) && one.tenant === OWN_TENANT,
  );
  return person ?? refuse(response, 404, 'NotFound');
}

function sendMembers(
  teams: FakeTeams,
  request: Request,
  response: Response,
  members: readonly string[],
): void {
  const owners = ownersOf(teams, request);
  const from = Number(request.query.$skiptoken ?? 0);
  const value = members.slice(from, from + PAGE_SIZE).flatMap((id) => {
    const person = teams.people.get(id);
    if (!person) return [];
    const isGuest = person.userRole === 'guest';
    return {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      id: membershipOf(request, person),
      roles: owners.has(id) ? ['owner'] : isGuest ? ['guest'] : [],
      displayName: person.name,
      userId: person.entra,
      email: person.userPrincipalName,
      tenantId: person.tenant,
    };
  });
  const next = `${teams.origin}${request.originalUrl.split('?')[0]}?$skiptoken=${from + PAGE_SIZE}`;
  response.json({
    ...(members.length > from + PAGE_SIZE ? { '@odata.nextLink': next } : {}),
    value,
  });
}

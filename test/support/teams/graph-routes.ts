import type { Express, Request, Response } from 'express';
import { type FakeTeams, OWN_TENANT } from './fake-teams.js';
import { serveGraphMembers } from './graph-members.js';
import { graphMessage } from './graph-message.js';
import { graphTokenOf } from './graph-token.js';
import type { FakeActivity, FakeConversation } from './state.js';

/** What lets an app read the messages of a channel, of a chat, and of a direct conversation; any of them. */
const READ_CHANNEL = ['ChannelMessage.Read.Group', 'ChannelMessage.Read.All', 'Group.Read.All'];
const READ_ANY_CHAT = ['Chat.Read.All', 'Chat.ReadWrite.All'];
const READ_CHAT = ['ChatMessage.Read.Chat', ...READ_ANY_CHAT];

/** Graph's largest page of messages, and the usual one. */
const LARGEST_PAGE = 50;
const USUAL_PAGE = 20;

/** Microsoft Graph's part about messages and members, with its permissions and its limits. */
export function serveGraph(app: Express, teams: FakeTeams): void {
  const channelMessages = '/graph/v1.0/teams/:group/channels/:channel/messages';
  app.get(channelMessages, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    if (channel) sendPage(teams, request, response, channel, ({ thread }) => thread === null);
  });
  app.get(`${channelMessages}/:root/replies`, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    if (!channel || !messageOf(response, channel, request.params.root, null)) return;
    sendPage(teams, request, response, channel, ({ thread }) => thread === request.params.root);
  });
  app.get(`${channelMessages}/:message`, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    const found = channel && messageOf(response, channel, request.params.message, null);
    if (channel && found) response.json(graphMessage(teams, channel, found));
  });
  app.get(`${channelMessages}/:root/replies/:message`, (request, response) => {
    const channel = channelOf(teams, request, response, READ_CHANNEL);
    const { root = '', message } = request.params;
    const found = channel && messageOf(response, channel, message, String(root));
    if (channel && found) response.json(graphMessage(teams, channel, found));
  });
  app.get('/graph/v1.0/chats/:chat/messages', (request, response) => {
    const chat = chatOf(teams, request, response, READ_CHAT);
    if (chat) sendPage(teams, request, response, chat, () => true);
  });
  app.get('/graph/v1.0/chats/:chat/messages/:message', (request, response) => {
    const chat = chatOf(teams, request, response, READ_CHAT);
    const found = chat && messageOf(response, chat, request.params.message, null);
    if (chat && found) response.json(graphMessage(teams, chat, found));
  });
  app.post('/graph/v1.0/chats/:chat/pinnedMessages', (request, response) => {
    const chat = chatOf(teams, request, response, ['Chat.ReadWrite.All']);
    if (!chat) return;
    const bound = String(request.body?.['message@odata.bind'] ?? '');
    const prefix = `${teams.addresses.graph}/v1.0/chats/${encodeURIComponent(String(request.params.chat))}/messages/`;
    if (!bound.startsWith(prefix)) return void refuse(response, 400, 'BadRequest');
    const found = messageOf(response, chat, bound.slice(prefix.length), null);
    if (!found) return;
    if (chat.pinned.has(found.id)) return void refuse(response, 409, 'Conflict');
    chat.pinned.add(found.id);
    response.status(201).json({ id: found.id });
  });
  serveGraphMembers(app, teams);
}

/** The channel of the request; `null` once the refusal is sent. */
export function channelOf(
  teams: FakeTeams,
  request: Request,
  response: Response,
  permissions: readonly string[],
): FakeConversation | null {
  const found = teams.conversations.get(String(request.params.channel));
  const isOfTeam = found?.kind === 'channel' && found.team?.group === request.params.group;
  if (!isGranted(teams, request, permissions)) return refuse(response, 403, 'Forbidden');
  return isOfTeam ? found : refuse(response, 404, 'NotFound');
}

/** The chat of the request, or the direct conversation with the bot; `null` once the refusal is sent. */
export function chatOf(
  teams: FakeTeams,
  request: Request,
  response: Response,
  permissions: readonly string[],
): FakeConversation | null {
  const id = String(request.params.chat);
  const direct = /^19:(.+)_aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa@unq\.gbl\.spaces$/u.exec(id)?.[1];
  const person = [...teams.people.values()].find(({ entra }) => entra && isSameId(entra, direct));
  const found = teams.conversations.get(person ? `a:${person.id}` : id);
  // What owners of a chat granted holds in that chat, not in a direct conversation.
  const wanted = direct ? permissions.filter((one) => !one.endsWith('.Chat')) : permissions;
  if (!isGranted(teams, request, wanted)) return refuse(response, 403, 'Forbidden');
  return found && found.kind !== 'channel' ? found : refuse(response, 404, 'NotFound');
}

/** Whether the token, or the owners, grant any of these. */
export function isGranted(teams: FakeTeams, request: Request, permissions: readonly string[]): boolean {
  const token = graphTokenOf(request);
  return (
    token?.tenant === OWN_TENANT &&
    permissions.some((one) => token.roles.includes(one) || teams.resourcePermissions.has(one))
  );
}

/** Ids in Entra are written in either case. */
export function isSameId(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

/** Sends a refusal as Graph does. */
export function refuse(response: Response, status: number, code: string): null {
  response.status(status).json({ error: { code, message: code, innerError: { code } } });
  return null;
}

function messageOf(
  response: Response,
  { activities }: FakeConversation,
  id: unknown,
  root: string | null,
): FakeActivity | null {
  const found = activities.find(
    (one) => one.id === id && one.onlyFor === null && (one.thread ?? null) === root,
  );
  return found ?? refuse(response, 404, 'NotFound');
}

/** The newest first, page by page. */
function sendPage(
  teams: FakeTeams,
  request: Request,
  response: Response,
  conversation: FakeConversation,
  isWanted: (activity: FakeActivity) => boolean,
): void {
  const known = new Set(['$top', '$skiptoken', ...(conversation.kind === 'channel' ? [] : ['$orderby'])]);
  const size = Number(request.query.$top ?? USUAL_PAGE);
  const isOdd = Object.keys(request.query).some((name) => !known.has(name));
  if (isOdd || !(size > 0) || size > LARGEST_PAGE) return void refuse(response, 400, 'BadRequest');
  const from = Number(request.query.$skiptoken ?? 0);
  const all = conversation.activities
    .filter((one) => one.onlyFor === null && isWanted(one))
    .sort((one, other) => Number(other.id) - Number(one.id));
  const next = `${teams.origin}${request.originalUrl.split('?')[0]}?$top=${size}&$skiptoken=${from + size}`;
  response.json({
    '@odata.count': Math.min(size, all.length - from),
    ...(all.length > from + size ? { '@odata.nextLink': next } : {}),
    value: all.slice(from, from + size).map((one) => graphMessage(teams, conversation, one)),
  });
}

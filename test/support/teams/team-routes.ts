import type { Express, Request, Response } from 'express';
import type { FakeTeams } from './fake-teams.js';
import type { FakeConversation, FakeTeam } from './state.js';

/** The Bot Connector's answers about teams, and about who is in a conversation. */
export function serveTeams(app: Express, teams: FakeTeams): void {
  app.get('/connector/v3/teams/:team', (request, response) => {
    const found = channelsOf(teams, request, response);
    if (!found) return;
    const { id, name, group } = found.team;
    response.json({ id, name, aadGroupId: group, channelCount: found.channels.length, type: 'standard' });
  });
  app.get('/connector/v3/teams/:team/conversations', (request, response) => {
    const found = channelsOf(teams, request, response);
    if (!found) return;
    // The channel General has the team's own id, and no name: each client shows it in its own language.
    const conversations = found.channels.map(({ id, name, membership }) => ({
      id,
      ...(id === found.team.id ? {} : { name }),
      type: membership,
    }));
    response.json({ conversations });
  });
  app.get('/connector/v3/conversations/:id/pagedmembers', (request, response) => {
    const [id = ''] = String(request.params.id).split(';messageid=');
    const conversation = teams.conversations.get(id);
    if (!conversation) return void refuse(response, 404, 'ConversationNotFound');
    if (!conversation.hasBot) return void refuse(response, 403, 'BotNotInConversationRoster');
    const from = Number(request.query.continuationToken ?? 0);
    const size = Math.min(Number(request.query.pageSize ?? 200), teams.pageSize);
    const members = [...conversation.members].map((one) => teams.memberOf(one));
    response.json({
      members: members.slice(from, from + size),
      ...(members.length > from + size ? { continuationToken: String(from + size) } : {}),
    });
  });
}

function channelsOf(
  teams: FakeTeams,
  request: Request,
  response: Response,
): { readonly team: FakeTeam; readonly channels: readonly FakeConversation[] } | null {
  const channels = [...teams.conversations.values()].filter(({ team }) => team?.id === request.params.team);
  const team = channels[0]?.team;
  if (!team) return refuse(response, 404, 'ConversationNotFound');
  if (!channels.some(({ hasBot }) => hasBot)) return refuse(response, 403, 'BotNotInConversationRoster');
  // Private and shared channels are told only where the app was added to them.
  return { team, channels: channels.filter(({ membership, hasBot }) => membership === 'standard' || hasBot) };
}

function refuse(response: Response, status: number, code: string): null {
  response.status(status).json({ error: { code, message: code } });
  return null;
}

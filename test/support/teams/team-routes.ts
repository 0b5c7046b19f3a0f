import type { Express, Request, Response } from 'express';
import type { FakeTeams } from './fake-teams.js';
import type { FakeConversation, FakeTeam } from './state.js';

/** The Bot Connector's answers about teams. */
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

import type { Express, Request, Response } from 'express';
import type { FakeTeams } from './fake-teams.js';
import { graphTokenOf } from './graph-token.js';
import type { FakePerson } from './state.js';

/** The most that the connector gives at once. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
const MAX_PAGE = 500;

/** A member of a conversation, as the connector tells of one. */
export function memberOf(person: FakePerson): object {
  return {
    id: person.id,
    name: person.name,
    ...(person.entra === null ? {} : { aadObjectId: person.entra, objectId: person.entra }),
    userPrincipalName: person.userPrincipalName,
    email: person.mail ?? person.userPrincipalName,
    tenantId: person.tenant,
    userRole: person.userRole,
  };
}

/** Serves who is in a conversation, who is in a group of Entra, and who administers the tenant. */
export function servePeople(app: Express, teams: FakeTeams): void {
  app.get('/connector/v3/conversations/:id/pagedmembers', (request, response) => {
    const conversation = teams.conversations.get(String(request.params.id).split(';messageid=')[0] ?? '');
    if (!conversation) return refuse(response, 404, 'ConversationNotFound');
    if (!conversation.hasBot) return refuse(response, 403, 'BotNotInConversationRoster');
    const size = Math.min(Number(request.query.pageSize ?? MAX_PAGE), MAX_PAGE, teams.pageSize);
    const from = Number(request.query.continuationToken ?? 0);
    const ids = [...conversation.members];
    const members = ids.slice(from, from + size).flatMap((id) => teams.people.get(id) ?? []);
    response.json({
      members: members.map(memberOf),
      ...(from + size < ids.length ? { continuationToken: String(from + size) } : {}),
    });
  });

  app.get('/graph/v1.0/groups/:group/transitiveMembers', (request, response) => {
    if (!isGranted(request, response, 'GroupMember.Read.All')) return;
    const members = teams.groups.get(String(request.params.group));
    if (!members) return refuse(response, 404, 'Request_ResourceNotFound');
    givePage(request, response, flat(members, teams.groups), teams);
  });

  app.get(/^\/graph\/v1\.0\/directoryRoles\(roleTemplateId='([\w-]+)'\)\/members$/u, (request, response) => {
    if (!isGranted(request, response, 'RoleManagement.Read.Directory')) return;
    // A role that nobody has ever been given is not there.
    const members = teams.directoryRoles.get(String(request.params[0]));
    if (!members) return refuse(response, 404, 'Request_ResourceNotFound');
    response.json({ value: members.map(directoryObject) });
  });
}

function givePage(request: Request, response: Response, ids: readonly string[], teams: FakeTeams): void {
  const from = Number(request.query.$skiptoken ?? 0);
  const size = Math.min(Number(request.query.$top ?? 100), 999, teams.pageSize);
  const more = `${teams.origin}${request.path}?$select=id&$top=${size}&$skiptoken=${from + size}`;
  response.json({
    value: ids.slice(from, from + size).map(directoryObject),
    ...(from + size < ids.length ? { '@odata.nextLink': more } : {}),
  });
}

function directoryObject(id: string): object {
  return { '@odata.type': '#microsoft.graph.user', id };
}

/** Everybody in a group, and in the groups that are in it. */
function flat(members: readonly string[], groups: FakeTeams['groups']): readonly string[] {
  return members.flatMap((id) => [id, ...flat(groups.get(id) ?? [], groups)]);
}

function isGranted(request: Request, response: Response, permission: string): boolean {
  if (graphTokenOf(request)?.roles.includes(permission)) return true;
  refuse(response, 403, 'Authorization_RequestDenied');
  return false;
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ error: { code, message: code } });
}

import type { Express, Request, Response } from 'express';
import type { FakeTeams } from './fake-teams.js';
import { graphTokenOf } from './graph-token.js';

/** Serves who is in a group of Entra, and who administers the tenant. */
export function servePeople(app: Express, teams: FakeTeams): void {
  app.get('/graph/v1.0/groups/:group/transitiveMembers', (request, response) => {
    if (!mayRead(request, response, 'GroupMember.Read.All')) return;
    const members = teams.groups.get(String(request.params.group));
    if (!members) return refuse(response, 404, 'Request_ResourceNotFound');
    givePage(request, response, flat(members, teams.groups), teams);
  });

  app.get(/^\/graph\/v1\.0\/directoryRoles\(roleTemplateId='([\w-]+)'\)\/members$/u, (request, response) => {
    if (!mayRead(request, response, 'RoleManagement.Read.Directory')) return;
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

function mayRead(request: Request, response: Response, permission: string): boolean {
  if (graphTokenOf(request)?.roles.includes(permission)) return true;
  refuse(response, 403, 'Authorization_RequestDenied');
  return false;
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ error: { code, message: code } });
}

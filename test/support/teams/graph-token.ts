import type { Request } from 'express';

const AUDIENCE = 'https://graph.microsoft.com';

/** What a token for Graph says: of which tenant, and which application permissions an administrator has granted. */
export interface GraphToken {
  readonly tenant: string;
  readonly roles: readonly string[];
}

/** A token as the login gives it for Graph: a JWT that nobody but Graph is to verify. */
export function makeGraphToken({ tenant, roles }: GraphToken): string {
  const claims = { aud: AUDIENCE, tid: tenant, ...(roles.length > 0 ? { roles } : {}) };
  return [{ alg: 'none', typ: 'JWT' }, claims].map(encode).concat('fake').join('.');
}

/** The token that a request to Graph brings; `null`: none that the login gave for Graph. */
export function graphTokenOf({ headers }: Request): GraphToken | null {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.fake$/u.exec(headers.authorization ?? '') ?? [];
  if (payload === '') return null;
  const { aud, tid, roles = [] } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return aud === AUDIENCE ? { tenant: tid, roles } : null;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

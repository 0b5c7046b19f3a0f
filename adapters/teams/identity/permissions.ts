import { z } from 'zod';

const claims = z.looseObject({ roles: z.array(z.string()).optional() });

/**
 * The application permissions that a token of our own carries. It is read, not verified: Graph does that.
 * Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference (`roles`)
 */
export function permissionsIn(token: string): readonly string[] {
  const [, payload = ''] = token.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).roles ?? [];
  } catch {
    // Microsoft may make tokens that nobody else can read; then nothing is known to be granted.
    return [];
  }
}

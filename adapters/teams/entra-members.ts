import { z } from 'zod';
import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import { TeamsPayloadUnreadable } from './errors.js';
import type { Graph } from './graph.js';
import { bodyOf, type ServiceAnswer } from './service-call.js';

const MAX_PAGES = 50;

/** Answers that say that this tenant does not let Garbo read it, or has no such thing. */
const REFUSED = new Set([400, 403, 404]);

const page = z.looseObject({
  value: z.array(z.looseObject({ id: z.string() })),
  '@odata.nextLink': z.string().nullish(),
});

/** Ids of those who belong to something in Entra, in lower case; or why Graph does not say. */
export type EntraMembers =
  | { readonly ids: readonly string[] }
  /** Graph's own code, e.g. `Authorization_RequestDenied`. */
  | { readonly refused: string };

/**
 * Reads every page of members.
 * @param path as for `Graph.call`
 * @throws PlatformUnavailable
 * @throws TeamsPayloadUnreadable
 */
export async function readMembers(graph: Graph, tenant: string, path: string): Promise<EntraMembers> {
  const ids: string[] = [];
  let next: string | null = path;
  for (let pages = 0; next !== null && pages < MAX_PAGES; pages += 1) {
    const answer: ServiceAnswer | { readonly refused: string } = await ask(graph, tenant, next);
    if ('refused' in answer) return answer;
    if (!answer.ok && REFUSED.has(answer.refusal.status)) return { refused: answer.refusal.code };
    const parsed = page.safeParse(bodyOf(answer));
    if (!parsed.success) throw new TeamsPayloadUnreadable('odd members of a group');
    ids.push(...parsed.data.value.map(({ id }) => id.toLowerCase()));
    next = pathOf(parsed.data['@odata.nextLink']);
  }
  return { ids };
}

/** A tenant that has not let the app in gives no token. */
async function ask(
  graph: Graph,
  tenant: string,
  path: string,
): Promise<ServiceAnswer | { readonly refused: string }> {
  try {
    return await graph.call(tenant, 'GET', path);
  } catch (error) {
    if (error instanceof PlatformRefused) return { refused: error.answer };
    throw error;
  }
}

/** What follows the version: the token goes to no other address than the configured one. */
function pathOf(link: string | null | undefined): string | null {
  const [, path] = /\/v1\.0(\/.*)$/u.exec(link ?? '') ?? [];
  return path ?? null;
}

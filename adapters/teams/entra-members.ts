import { z } from 'zod';
import { toPlatformError } from './errors.js';
import type { Graph, GraphPage } from './graph.js';

const MAX_PAGES = 50;

/** Answers that say that this tenant does not let Garbo read it, or has no such thing. */
const REFUSED = new Set([400, 403, 404]);

const directoryObject = z.looseObject({ id: z.string() });

/** Ids of those who belong to something in Entra, in lower case; or why Graph does not say. */
export type EntraMembers =
  | { readonly ids: readonly string[] }
  /** Graph's own code, e.g. `Authorization_RequestDenied`. */
  | { readonly refused: string };

/**
 * Reads every page of members.
 * @param path as for `Graph.page`
 * @throws PlatformUnavailable, PlatformRefused, TeamsPayloadUnreadable
 */
export async function readMembers(graph: Graph, tenant: string, path: string): Promise<EntraMembers> {
  const ids: string[] = [];
  let next: string | null = path;
  for (let pages = 0; next !== null && pages < MAX_PAGES; pages += 1) {
    const page: GraphPage<{ readonly id: string }> = await graph.page(tenant, next, directoryObject);
    if (!page.ok) {
      const { status, code } = page.refusal;
      if (REFUSED.has(status)) return { refused: code };
      throw toPlatformError(page.refusal);
    }
    ids.push(...page.items.map(({ id }) => id.toLowerCase()));
    next = page.next;
  }
  return { ids };
}

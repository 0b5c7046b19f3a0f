import { z } from 'zod';
import type { ServiceRefusal } from './errors.js';
import type { Graph, GraphPage } from './graph.js';

/** More members than any team has: it holds 25,000, and a page at least a hundred. */
const MAX_PAGES = 250;

/**
 * Somebody in a team, a channel or a chat.
 * Source: https://learn.microsoft.com/graph/api/resources/aaduserconversationmember
 */
const graphMember = z.looseObject({ id: z.string().min(1), userId: z.string().nullish() });

/** Whether somebody is in a list of members, by their id in Entra. */
export type FoundMember =
  | {
      readonly status: 'there';
      /** What Graph calls their being there. */
      readonly membership: string;
    }
  | { readonly status: 'not-there' }
  | { readonly status: 'refused'; readonly refusal: ServiceRefusal };

/**
 * Looks for somebody among members, page by page: chats have no filter.
 * @param path of the list
 * @throws PlatformUnavailable, TeamsPayloadUnreadable
 */
export async function findMember(
  graph: Graph,
  tenant: string,
  path: string,
  entra: string,
): Promise<FoundMember> {
  let from: string | null = path;
  for (let count = 0; from !== null && count < MAX_PAGES; count += 1) {
    const page: GraphPage<z.infer<typeof graphMember>> = await graph.page(tenant, from, graphMember);
    if (!page.ok) return { status: 'refused', refusal: page.refusal };
    const found = page.items.find(({ userId }) => userId?.toLowerCase() === entra.toLowerCase());
    if (found) return { status: 'there', membership: found.id };
    from = page.next;
  }
  return { status: 'not-there' };
}

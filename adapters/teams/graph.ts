import { z } from 'zod';
import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { permissionsIn } from './identity/permissions.js';
import type { AppTokens } from './identity/tokens.js';
import { callService, type ServiceAnswer, type ServiceCall } from './service-call.js';
import type { TeamsOptions } from './settings.js';

/** A page of a list, or why there is none. */
export type GraphPage<Item> =
  | {
      readonly ok: true;
      readonly items: readonly Item[];
      /** Where the next page is; `null` after the last one. */
      readonly next: string | null;
    }
  | Extract<ServiceAnswer, { ok: false }>;

const page = z.looseObject({ value: z.array(z.unknown()), '@odata.nextLink': z.string().nullish() });

/**
 * Microsoft Graph, with the app's own permissions: what the tenant has not granted is a refusal (403), and so is
 * everything in a tenant for which the login gives no token.
 */
export class Graph {
  constructor(
    private readonly tokens: AppTokens,
    private readonly options: Pick<TeamsOptions, 'addresses'>,
  ) {}

  /** The address of a path, as the bodies of calls name it. */
  addressOf(path: string): string {
    return `${this.options.addresses.graph}/v1.0${path}`;
  }

  /**
   * The application permissions that the tenant has granted, by name; none where Graph gives no token.
   * @throws PlatformUnavailable
   */
  async permissions(tenant: string): Promise<readonly string[]> {
    try {
      return permissionsIn(await this.tokens.forGraph(tenant));
    } catch (error) {
      if (error instanceof PlatformRefused) return [];
      throw error;
    }
  }

  /**
   * @param path after `/v1.0`, with what is in it encoded: `/groups/…/members`
   * @throws PlatformUnavailable when nobody answers, or the answer means "not now"
   */
  call(tenant: string, method: ServiceCall['method'], path: string, body?: unknown): Promise<ServiceAnswer> {
    return this.#call(tenant, method, this.addressOf(path), body);
  }

  /**
   * A page of a list.
   * @param from its path, or `next` of the page before
   * @param item what each entry is read as
   * @throws TeamsPayloadUnreadable for a page of another shape
   * @throws what `call` throws
   */
  async page<Item>(tenant: string, from: string, item: z.ZodType<Item>): Promise<GraphPage<Item>> {
    const url = from.startsWith('/') ? this.addressOf(from) : this.#own(from);
    const answer = await this.#call(tenant, 'GET', url);
    if (!answer.ok) return answer;
    const read = page.safeParse(answer.body);
    const items = z.array(item).safeParse(read.data?.value);
    if (!read.success || !items.success) throw new TeamsPayloadUnreadable('an odd page of Graph');
    return { ok: true, items: items.data, next: read.data['@odata.nextLink'] ?? null };
  }

  async #call(
    tenant: string,
    method: ServiceCall['method'],
    url: string,
    body?: unknown,
  ): Promise<ServiceAnswer> {
    let token: string;
    try {
      token = await this.tokens.forGraph(tenant);
    } catch (error) {
      if (!(error instanceof PlatformRefused)) throw error;
      return { ok: false, refusal: { status: 403, code: error.answer, retryAfterMs: undefined } };
    }
    return callService({ method, url, token, ...(body === undefined ? {} : { body }) });
  }

  /** The token goes to Graph, and nowhere else that an answer may point to. */
  #own(url: string): string {
    if (url.startsWith(`${this.options.addresses.graph}/`)) return url;
    throw new TeamsPayloadUnreadable('a next page that is not on Graph');
  }
}

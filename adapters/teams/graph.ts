import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import { permissionsIn } from './identity/permissions.js';
import type { AppTokens } from './identity/tokens.js';
import { callService, type ServiceAnswer, type ServiceCall } from './service-call.js';
import type { TeamsOptions } from './settings.js';

/** Microsoft Graph, with the app's own permissions: what the tenant has not granted is a refusal (403). */
export class Graph {
  constructor(
    private readonly tokens: AppTokens,
    private readonly options: Pick<TeamsOptions, 'addresses'>,
  ) {}

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
   * @throws PlatformRefused when no token is given for this tenant
   */
  async call(
    tenant: string,
    method: ServiceCall['method'],
    path: string,
    body?: unknown,
  ): Promise<ServiceAnswer> {
    const token = await this.tokens.forGraph(tenant);
    const url = `${this.options.addresses.graph}/v1.0${path}`;
    return callService({ method, url, token, ...(body === undefined ? {} : { body }) });
  }
}

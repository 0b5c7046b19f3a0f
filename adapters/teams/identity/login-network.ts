import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

/** Longer than any token request takes when all is well. */
const LOGIN_TIMEOUT_MS = 10_000;

/**
 * The network below MSAL: bounded in time, and at the configured address in place of the public cloud's. Throws what
 * `fetch` throws.
 */
export class LoginNetwork implements INetworkModule {
  constructor(
    private readonly known: string,
    private readonly configured: string,
  ) {}

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('GET', url, options);
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send<T>('POST', url, options);
  }

  async #send<T>(
    method: string,
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const answer = await fetch(url.replace(this.known, this.configured), {
      method,
      headers: options.headers ?? {},
      body: options.body ?? null,
      signal: AbortSignal.timeout(LOGIN_TIMEOUT_MS),
    });
    return {
      headers: Object.fromEntries(answer.headers),
      body: (await answer.json()) as T,
      status: answer.status,
    };
  }
}

import { readFile } from 'node:fs/promises';
import {
  ConfidentialClientApplication,
  type Configuration,
  ManagedIdentityApplication,
} from '@azure/msal-node';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { tokenRefused } from '../errors.js';
import type { TeamsCredential, TeamsOptions } from '../settings.js';
import { certificateOf } from './certificate.js';
import { LoginNetwork } from './login-network.js';

/** What the Bot Connector's tokens are for. Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CONNECTOR_SCOPE = 'https://api.botframework.com/.default';

/** What a managed identity's token is for, when it stands in for a client secret. Source: the page on federated credentials of Microsoft Entra. */
const EXCHANGE_SCOPE = 'api://AzureADTokenExchange';

/** MSAL knows this authority's endpoints by heart; the network puts the configured address in its place. */
const AUTHORITY = 'https://login.microsoftonline.com';

/** Tokens by which Garbo proves to Microsoft's services that it is the app. MSAL keeps them until they expire. */
export class AppTokens {
  readonly #applications = new Map<string, ConfidentialClientApplication>();

  constructor(
    private readonly options: Pick<TeamsOptions, 'appId' | 'credential' | 'tenant' | 'addresses'>,
  ) {}

  /** For the Bot Connector. Throws PlatformUnavailable, PlatformRefused. */
  forConnector(): Promise<string> {
    return this.#token(this.options.tenant, CONNECTOR_SCOPE);
  }

  /** For Microsoft Graph in a tenant. Throws PlatformUnavailable, PlatformRefused. */
  forGraph(tenant: string): Promise<string> {
    return this.#token(tenant, `${this.options.addresses.graph}/.default`);
  }

  async #token(tenant: string, scope: string): Promise<string> {
    try {
      const answer = await this.#application(tenant).acquireTokenByClientCredential({ scopes: [scope] });
      if (answer?.accessToken) return answer.accessToken;
    } catch (error) {
      throw tokenRefused(error);
    }
    throw new PlatformUnavailable('Microsoft gave no token.');
  }

  #application(tenant: string): ConfidentialClientApplication {
    const known = this.#applications.get(tenant);
    if (known) return known;
    const { appId, credential, addresses } = this.options;
    const system = { networkClient: new LoginNetwork(AUTHORITY, addresses.login) };
    const made = new ConfidentialClientApplication({
      auth: { clientId: appId, authority: `${AUTHORITY}/${tenant}`, ...proofOf(credential, system) },
      system,
    });
    this.#applications.set(tenant, made);
    return made;
  }
}

/** What MSAL needs to prove who asks. */
function proofOf(
  credential: TeamsCredential,
  system: { readonly networkClient: LoginNetwork },
): Partial<Configuration['auth']> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate':
      return { clientCertificate: certificateOf(credential.pem) };
    case 'federated-token':
      return { clientAssertion: async () => (await readFile(credential.file, 'utf8')).trim() };
    case 'managed-identity': {
      const identity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: credential.clientId },
        // Bounded in time, as the login is: MSAL's own network waits for ever.
        system,
      });
      return {
        clientAssertion: async () => (await identity.acquireToken({ resource: EXCHANGE_SCOPE })).accessToken,
      };
    }
  }
}

import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError, ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { TeamsOptions } from './settings.js';

/** Who signs what Teams sends. Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CHANNEL_ISSUER = 'https://api.botframework.com';

/** Whether a delivery comes from Teams; `unknown` when the keys to tell cannot be fetched. */
export type Authenticity = 'genuine' | 'forged' | 'unknown';

/** Says which app is ours; tokens for calls are not asked of it. */
class OurApp extends ServiceClientCredentialsFactory {
  constructor(private readonly appId: string) {
    super();
  }
  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.appId;
  }
  async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }
  createCredentials(): Promise<never> {
    return Promise.reject(new Error('calls take their tokens elsewhere'));
  }
}

/** Checks that a delivery comes from Teams and is for this app, by the SDK's own verification. */
export class Authenticator {
  readonly #authentication: ConfigurationBotFrameworkAuthentication;

  constructor({ appId, addresses }: Pick<TeamsOptions, 'appId' | 'addresses'>) {
    this.#authentication = new ConfigurationBotFrameworkAuthentication(
      {
        ToBotFromChannelOpenIdMetadataUrl: addresses.openId,
        ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      },
      new OurApp(appId),
    );
  }

  /** @param header the request's `Authorization` */
  async check(activity: unknown, header: string | undefined): Promise<Authenticity> {
    if (!header) return 'forged';
    try {
      await this.#authentication.authenticateRequest(activity as Activity, header);
      return 'genuine';
    } catch (error) {
      return error instanceof AuthenticationError && error.statusCode === 401 ? 'forged' : 'unknown';
    }
  }
}

import { verify } from 'node:crypto';
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AuthenticationError, ServiceClientCredentialsFactory } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import type { TeamsOptions } from '../settings.js';
import { CHANNEL_ISSUER, type DeliveryToken, isInForce, readDeliveryToken } from './delivery-token.js';
import { SigningKeys } from './signing-keys.js';

/** The one channel of the Bot Framework Garbo listens to: not Web Chat, Direct Line or the Emulator. */
const CHANNEL = 'msteams';

/** Whether a delivery comes from Teams; `unknown` when the keys to tell cannot be fetched. */
export type Authenticity = 'genuine' | 'forged' | 'unknown';

const origin = z.looseObject({ channelId: z.literal(CHANNEL), serviceUrl: z.string() });

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

/**
 * Checks that a delivery comes from Teams and is for this app. The SDK's own verification has the last word; what it
 * would refuse is refused before it is asked, because it writes each refusal to the console with a stack trace, and
 * because it would also believe tokens of the Emulator and of other bots. So strangers can neither fill the log nor
 * find another door.
 */
export class Authenticator {
  readonly #keys: SigningKeys;
  readonly #sdk: ConfigurationBotFrameworkAuthentication;

  constructor(private readonly options: Pick<TeamsOptions, 'appId' | 'addresses' | 'clock'>) {
    const { appId, addresses, clock } = options;
    this.#keys = new SigningKeys(addresses.openId, clock);
    this.#sdk = new ConfigurationBotFrameworkAuthentication(
      {
        ToBotFromChannelOpenIdMetadataUrl: addresses.openId,
        ToBotFromChannelTokenIssuer: CHANNEL_ISSUER,
      },
      new OurApp(appId),
    );
  }

  /**
   * Checks the token alone, before anybody reads the body that comes with it.
   * @param authorization the request's header
   */
  async checkToken(authorization: string | undefined): Promise<Authenticity> {
    const token = readDeliveryToken(authorization);
    const { appId, clock } = this.options;
    if (!token || token.audience !== appId || !isInForce(token, clock.now())) return 'forged';
    try {
      return (await this.#isSigned(token)) ? 'genuine' : 'forged';
    } catch {
      return 'unknown';
    }
  }

  /** Checks that a token that `checkToken` found genuine was given for this activity. */
  async checkActivity(activity: unknown, authorization: string | undefined): Promise<Authenticity> {
    const from = origin.safeParse(activity);
    const token = readDeliveryToken(authorization);
    if (!from.success || from.data.serviceUrl !== token?.serviceUrl) return 'forged';
    try {
      await this.#sdk.authenticateRequest(activity as Activity, authorization ?? '');
      return 'genuine';
    } catch (error) {
      return error instanceof AuthenticationError && error.statusCode === 401 ? 'forged' : 'unknown';
    }
  }

  async #isSigned({ keyId, signed, signature }: DeliveryToken): Promise<boolean> {
    const found = await this.#keys.find(keyId);
    return found?.channels.includes(CHANNEL) === true && verify('RSA-SHA256', signed, found.key, signature);
  }
}

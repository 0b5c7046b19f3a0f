import { z } from 'zod';

/** Clocks may differ by so much. Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Who signs what Teams sends. Source: the same page. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

const header = z.looseObject({ alg: z.literal('RS256'), kid: z.string().min(1) });

const claims = z.looseObject({
  iss: z.literal(CHANNEL_ISSUER),
  aud: z.string().min(1),
  serviceurl: z.string().min(1),
  nbf: z.number(),
  exp: z.number(),
});

/** A token such as Teams sends with what it delivers, taken apart; nothing of it is proved yet. */
export interface DeliveryToken {
  readonly keyId: string;
  /** The app it is for. */
  readonly audience: string;
  /** The address of the connector that sends it. */
  readonly serviceUrl: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** What is signed, and the signature. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

/**
 * Takes the token of an `Authorization` header apart; `null` when it is none that Teams could have sent: another
 * issuer, such as those of the Bot Framework's Emulator and of other bots, another algorithm, or no token at all.
 */
export function readDeliveryToken(authorization: string | undefined): DeliveryToken | null {
  const [, head, body, signature] = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/u.exec(authorization ?? '') ?? [];
  if (!head || !body || !signature) return null;
  const parsedHeader = header.safeParse(decoded(head));
  const parsedClaims = claims.safeParse(decoded(body));
  if (!parsedHeader.success || !parsedClaims.success) return null;
  const { aud, serviceurl, nbf, exp } = parsedClaims.data;
  return {
    keyId: parsedHeader.data.kid,
    audience: aud,
    serviceUrl: serviceurl,
    validFrom: new Date(nbf * 1000),
    validUntil: new Date(exp * 1000),
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Whether the token counts at this time, whatever the difference of the clocks. */
export function isInForce({ validFrom, validUntil }: DeliveryToken, now: Date): boolean {
  const time = now.getTime();
  return validFrom.getTime() <= time + CLOCK_SKEW_MS && time - CLOCK_SKEW_MS < validUntil.getTime();
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

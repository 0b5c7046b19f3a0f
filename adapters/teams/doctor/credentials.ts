import { z } from 'zod';
import { type Answer, counted, fault, ok } from '../../../src/core/doctor/answer.js';
import type { AppTokens } from '../identity/tokens.js';

const openIdConfiguration = z.looseObject({ jwks_uri: z.string() });
const keySet = z.looseObject({ keys: z.array(z.unknown()).min(1) });

/** Whether Microsoft takes the app for what it says it is. */
export async function checkCredentials(tokens: AppTokens, appId: string): Promise<Answer> {
  await tokens.forConnector();
  return ok(`Microsoft gives the app ${appId} its token for the Bot Connector.`);
}

/** Whether the keys can be had by which deliveries are told from forged ones: without them every one is refused. */
export async function checkKeys(openId: string): Promise<Answer> {
  try {
    const { jwks_uri: address } = openIdConfiguration.parse(await read(openId));
    const { keys } = keySet.parse(await read(address));
    return ok(`${counted(keys.length, 'key')} of those who send activities can be read.`);
  } catch {
    return fault(
      `the keys by which deliveries of Teams are verified cannot be read from ${openId}, so all are refused. Let this machine reach it, or correct TEAMS_OPENID_URL.`,
    );
  }
}

const CALL_TIMEOUT_MS = 5_000;

async function read(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
  return response.ok ? response.json() : null;
}

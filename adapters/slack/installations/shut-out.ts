import type { webApi } from '@slack/bolt';
import { callSlack, refusalCode } from '../errors.js';

/**
 * Answers that mean: this token opens nothing any more.
 * Source: the error table of https://docs.slack.dev/reference/methods/auth.test
 */
const SHUT_OUT = new Set([
  'account_inactive',
  'app_not_installed',
  'invalid_auth',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

/**
 * Asks Slack whether the client's token opens nothing any more. Events of an uninstallation come late and more
 * than once; what Slack says of the token now is what counts.
 * @throws PlatformUnavailable, PlatformRefused
 */
export async function isShutOut(client: webApi.WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return false;
  } catch (error) {
    const code = refusalCode(error);
    if (code !== null && SHUT_OUT.has(code)) return true;
    return callSlack(() => Promise.reject(error));
  }
}

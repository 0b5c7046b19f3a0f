import { type Answer, fault, ok, warning } from '../../../src/core/doctor/answer.js';
import { addressFaults } from '../../../src/core/doctor/public-address.js';
import { MESSAGES_PATH } from '../receive.js';

const CALL_TIMEOUT_MS = 5_000;

/**
 * Whether the address that Teams sends to is Garbo's: asked without a token, as nobody but a stranger would, it must
 * say 401.
 * @param request how it is asked: `fetch`
 */
export async function checkAddress(publicUrl: string | undefined, request: typeof fetch): Promise<Answer> {
  if (publicUrl === undefined) {
    return warning(
      `PUBLIC_URL is not set, so the address that Teams sends to cannot be tried. Set it; the bot’s messaging endpoint in Azure is ${MESSAGES_PATH} under it.`,
    );
  }
  const faults = addressFaults(publicUrl, 'Microsoft');
  if (faults.length > 0) {
    return fault(
      `${faults.join(' ')} Set PUBLIC_URL to the https:// address at which the internet reaches Garbo.`,
    );
  }
  const address = new URL(MESSAGES_PATH, publicUrl).href;
  const status = await statusOf(address, request);
  if (status === 401) return ok(`Teams sends to ${address}, which lets nobody in without a token.`);
  if (status === null) {
    return warning(
      `${address} does not answer this machine. Start Garbo; if it runs, try the address from outside of the company’s network.`,
    );
  }
  if (status === 404) {
    return fault(
      `there is no ${address}: Garbo runs there without TEAMS_APP_ID, or a proxy hands on another path.`,
    );
  }
  return fault(
    `${address} answers with HTTP ${status}, and Garbo would say 401 to whoever brings no token. Look at what answers there, and at any proxy before it.`,
  );
}

async function statusOf(address: string, request: typeof fetch): Promise<number | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    return (await request(address, { method: 'POST', headers, body: '{}', signal })).status;
  } catch {
    return null;
  }
}

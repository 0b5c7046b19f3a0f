import type { webApi } from '@slack/bolt';
import { type Answer, fault, ok, unused, warning } from '../../../src/core/doctor/answer.js';
import { addressFaults } from '../../../src/core/doctor/public-address.js';
import { refusalCode } from '../errors.js';
import { EVENTS_PATH } from '../http-intake.js';

/** Whether Slack accepts the app token of Socket Mode. */
export async function checkSocketMode(client: webApi.WebClient | null): Promise<Answer> {
  if (client === null)
    return unused('deliveries come over HTTP; set SLACK_APP_TOKEN to do without an address.');
  try {
    await client.apps.connections.open({});
  } catch (error) {
    const code = refusalCode(error);
    if (code === null) throw error;
    return fault(
      `Slack refuses the app token (${code}). Make one with the scope connections:write under "Basic Information", switch Socket Mode on, and set SLACK_APP_TOKEN.`,
    );
  }
  return ok('the app token is accepted.');
}

/** Whether the public address has a form that Slack can send to. */
export async function checkAddress(publicUrl: string | undefined, isSocketMode: boolean): Promise<Answer> {
  if (publicUrl === undefined) {
    return isSocketMode
      ? unused('none is needed in Socket Mode; with PUBLIC_URL the policy has a page of its own.')
      : warning('PUBLIC_URL is not set, so the address in the app cannot be compared. Set it.');
  }
  const faults = addressFaults(publicUrl, 'Slack');
  if (faults.length === 0) {
    return ok(isSocketMode ? publicUrl : `Slack sends to ${new URL(EVENTS_PATH, publicUrl).href}.`);
  }
  const say = `${faults.join(' ')} Set PUBLIC_URL to the https:// address at which the internet reaches Garbo.`;
  return isSocketMode ? warning(say) : fault(say);
}

import type { SlackOAuth, SlackOptions } from '../../../adapters/slack/settings.js';
import { MemoryInstallationRows } from '../memory-installation-rows.js';
import { FakeBrowser } from './fake-browser.js';
import { OAUTH_CLIENT } from './fake-oauth.js';
import { type SlackUnderTest, startSlackUnderTest } from './slack-under-test.js';

/** The address that stands in front of the adapter; the browser of the tests knows where it really is. */
export const PUBLIC_URL = 'https://garbo.example.com';

/** Two keys: the first encrypts. */
export const KEYS = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)] as const;

/** The Slack adapter with OAuth, nothing installed yet, and a browser to install it with. */
export interface OAuthUnderTest extends SlackUnderTest {
  readonly rows: MemoryInstallationRows;
  readonly browser: FakeBrowser;
}

/** Starts it. `oauth` replaces parts of the access, `options` of the adapter's. */
export async function startOAuthUnderTest(
  oauth: Partial<SlackOAuth> = {},
  options: Partial<SlackOptions> = {},
): Promise<OAuthUnderTest> {
  const rows = new MemoryInstallationRows();
  const access = { oauth: { ...oauthAccess(rows), ...oauth } };
  const run = await startSlackUnderTest({ access, ...options });
  return { ...run, rows, browser: new FakeBrowser(run.origin, PUBLIC_URL) };
}

/** The access that goes with these installations. */
export function oauthAccess(rows: MemoryInstallationRows): SlackOAuth {
  return {
    ...OAUTH_CLIENT,
    stateSecret: 'a-state-secret-of-the-tests',
    encryptionKeys: [KEYS[0]],
    publicUrl: PUBLIC_URL,
    rows,
  };
}

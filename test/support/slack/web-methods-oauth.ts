import type { FakeSlack } from '../fake-slack.js';

/** What an app calls without a token, to be given one. */
export const OAUTH_METHODS = {
  'oauth.v2.access': (slack: FakeSlack, args: Readonly<Record<string, unknown>>) => slack.oauth.access(args),
};

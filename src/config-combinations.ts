/** The variables as given; one that is set but empty is not among them. */
type Given = Readonly<Record<string, unknown>>;

/** What Slack's OAuth needs beside SLACK_CLIENT_ID. */
const NEEDED_FOR_OAUTH = ['SLACK_CLIENT_SECRET', 'ENCRYPTION_KEY', 'PUBLIC_URL'] as const;

/**
 * What is wrong with the settings taken together, one sentence each. Looks at the variables as given, so that it
 * can speak even when one of them has a fault of its own.
 */
export function combinationFaults(given: Given): readonly string[] {
  const faults = [...tokenFaults(given), ...oauthFaults(given), ...teamsFaults(given)];
  const platforms = ['SLACK_BOT_TOKEN', 'SLACK_CLIENT_ID', 'TEAMS_APP_ID'];
  if (platforms.every((name) => !given[name]) && given.PLAYGROUND === 'off') {
    faults.push('PLAYGROUND=off leaves nothing to serve: configure a platform');
  }
  return faults;
}

function tokenFaults({
  SLACK_BOT_TOKEN: token,
  SLACK_CLIENT_ID: clientId,
  SLACK_SIGNING_SECRET: secret,
  SLACK_APP_TOKEN: appToken,
}: Given): readonly string[] {
  const faults: string[] = [];
  if (token && clientId) {
    faults.push(
      'SLACK_BOT_TOKEN (one workspace) and SLACK_CLIENT_ID (several) exclude each other: keep one of them',
    );
  }
  const named = token ? 'SLACK_BOT_TOKEN' : 'SLACK_CLIENT_ID';
  if ((token || clientId) && !secret && !appToken) {
    faults.push(`${named} needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) beside it`);
  }
  if (!token && !clientId && (secret || appToken)) {
    faults.push(
      'SLACK_SIGNING_SECRET and SLACK_APP_TOKEN need SLACK_BOT_TOKEN, or SLACK_CLIENT_ID for several workspaces, beside them',
    );
  }
  return faults;
}

function oauthFaults(given: Given): readonly string[] {
  if (given.SLACK_CLIENT_ID) {
    const missing = NEEDED_FOR_OAUTH.filter((name) => !given[name]);
    return missing.length === 0 ? [] : [`SLACK_CLIENT_ID needs ${missing.join(' and ')} beside it`];
  }
  return given.SLACK_CLIENT_SECRET ? ['SLACK_CLIENT_SECRET needs SLACK_CLIENT_ID beside it'] : [];
}

/** By which of these Garbo proves to Microsoft that it is the app; exactly one is given. */
const TEAMS_CREDENTIALS = [
  'TEAMS_APP_PASSWORD',
  'TEAMS_CERTIFICATE_FILE',
  'TEAMS_FEDERATED_TOKEN_FILE',
  'TEAMS_MANAGED_IDENTITY',
] as const;

function teamsFaults(given: Given): readonly string[] {
  const credentials = TEAMS_CREDENTIALS.filter((name) => given[name]);
  if (!given.TEAMS_APP_ID) {
    const orphans = [...credentials, ...(given.TEAMS_TENANT_ID ? ['TEAMS_TENANT_ID'] : [])];
    return orphans.map((name) => `${name} needs TEAMS_APP_ID beside it`);
  }
  const faults: string[] = [];
  if (!given.TEAMS_TENANT_ID) faults.push('TEAMS_APP_ID needs TEAMS_TENANT_ID, your own tenant, beside it');
  if (credentials.length === 0) {
    faults.push(`TEAMS_APP_ID needs one of ${TEAMS_CREDENTIALS.join(', ')} beside it`);
  }
  if (credentials.length > 1)
    faults.push(`${credentials.join(' and ')} exclude each other: keep one of them`);
  return faults;
}

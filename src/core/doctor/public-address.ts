/** Addresses that only the own machine or network knows. Source: RFC 1918, 3927, 4193, 4291, 5735, 6598. */
const OWN_NETWORKS = [
  /^0\./u,
  /^10\./u,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./u,
  /^127\./u,
  /^169\.254\./u,
  /^172\.(?:1[6-9]|2\d|3[01])\./u,
  /^192\.168\./u,
  /^\[::1\]$/u,
  /^\[f[cd][\da-f]{2}:/u,
  /^\[fe[89ab][\da-f]:/u,
];

const OWN_NAMES = /^(?:[^.[]+|.*\.(?:localhost|local|internal|lan|home|test|invalid))$/u;

/**
 * Why a platform could not send anything to a public address, one sentence each; none: it has the form it needs.
 * Sources: https://docs.slack.dev/apis/events-api/using-http-request-urls,
 * https://learn.microsoft.com/azure/bot-service/bot-service-manage-settings (https, a name of the public internet)
 * @param sender who sends: `Slack`, `Microsoft`
 */
export function addressFaults(publicUrl: string, sender: string): readonly string[] {
  const { protocol, hostname, pathname, search } = new URL(publicUrl);
  const faults: string[] = [];
  if (protocol !== 'https:') faults.push(`${sender} sends only to addresses that begin with https://.`);
  if (isOwn(hostname)) faults.push(`${sender} cannot reach ${hostname}, which only the own network knows.`);
  if (pathname !== '/' || search !== '') {
    faults.push(`Only the beginning counts: everything is served below ${new URL('/', publicUrl).href}.`);
  }
  return faults;
}

/** A URL writes an IPv4 address as four decimal numbers, and an IPv6 one in its shortest form in brackets. */
function isOwn(hostname: string): boolean {
  const host = hostname.replace(/\.$/u, '').toLowerCase();
  return OWN_NAMES.test(host) || OWN_NETWORKS.some((network) => network.test(host));
}

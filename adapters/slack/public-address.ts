import { BlockList, isIP } from 'node:net';

/** Addresses that only the own machine or network knows. Source: RFC 1918, 3927, 4193, 4291, 5735, 6598. */
const OWN_NETWORK = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  OWN_NETWORK.addSubnet(network, prefix, 'ipv4');
}
OWN_NETWORK.addAddress('::1', 'ipv6');
OWN_NETWORK.addSubnet('fc00::', 7, 'ipv6');
OWN_NETWORK.addSubnet('fe80::', 10, 'ipv6');

const OWN_NAMES = /^(?:[^.]+|.*\.(?:localhost|local|internal|lan|home|test|invalid))$/u;

/**
 * Why Slack could not send anything to a public address, one sentence each; none: it has the form it needs.
 * Source: https://docs.slack.dev/apis/events-api/using-http-request-urls (https, a name of the public internet)
 */
export function addressFaults(publicUrl: string): readonly string[] {
  const { protocol, hostname, pathname, search } = new URL(publicUrl);
  const faults: string[] = [];
  if (protocol !== 'https:') faults.push('Slack sends only to addresses that begin with https://.');
  if (isOwn(hostname)) faults.push(`Slack cannot reach ${hostname}, which only the own network knows.`);
  if (pathname !== '/' || search !== '') {
    faults.push(`Only the beginning counts: everything is served below ${new URL('/', publicUrl).href}.`);
  }
  return faults;
}

function isOwn(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '');
  const family = isIP(host);
  if (family === 0) return OWN_NAMES.test(host.toLowerCase());
  return OWN_NETWORK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

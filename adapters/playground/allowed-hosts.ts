import type { NextFunction, Request, Response } from 'express';
import { RequestRefused } from './errors.js';

/** The names of this machine to itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests that reached this server under a name that is not its own, as DNS rebinding makes a browser
 * do, and those a page of another origin sent.
 *
 * @param configured further host names, with or without a port, beside those of loopback
 */
export function onlyAllowedHosts(
  configured: readonly string[],
): (request: Request, response: Response, next: NextFunction) => void {
  const allowed = new Set([...LOOPBACK, ...configured.map((host) => host.toLowerCase())]);
  return (request, _response, next) => {
    const host = parseHost(request.headers.host);
    if (host === null || !(allowed.has(host.name) || allowed.has(host.whole)))
      throw new RequestRefused(
        421,
        'HOST_NOT_ALLOWED',
        'The playground does not answer under this host name.',
        'Open it as localhost, or add the name to the allowed hosts.',
      );
    const { origin } = request.headers;
    const from = origin === undefined ? host : parseHost(origin.replace(/^https?:\/\//, ''));
    if (from === null || !(from.whole === host.whole || allowed.has(from.whole)))
      throw new RequestRefused(
        403,
        'ORIGIN_NOT_ALLOWED',
        'The playground does not answer pages of other origins.',
        'Use the playground’s own page.',
      );
    next();
  };
}

/** `name` without the port, `whole` with it; `null` when it is not a host. */
function parseHost(value: string | undefined): { readonly name: string; readonly whole: string } | null {
  const match = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/.exec((value ?? '').toLowerCase());
  return match?.[1] ? { name: match[1], whole: match[0] } : null;
}

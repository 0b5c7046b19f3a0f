import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { Recent } from '../../../src/core/recent.js';
import type { TeamsOptions } from '../settings.js';
import type { Authenticator, Authenticity } from './authenticator.js';

/** More than Teams ever sends. */
const readJson = express.json({ limit: '1mb' });

/** What Express throws for a body it does not read: no JSON, too large, an odd encoding. */
const badBody = z.looseObject({ status: z.number().min(400).max(499) });

/** Strangers may knock as often as they like: of each kind of refusal the log has one line in this time. */
const LOG_EVERY_MS = 60_000;

/** What the gate needs. */
export type GateTools = Pick<TeamsOptions, 'log' | 'clock'> & { readonly authenticator: Authenticator };

/**
 * Lets in what Teams sends for this app, with its body read; everything else is refused before anybody works on it:
 * 401 for a missing, forged or misused token, 503 when the keys to tell cannot be fetched, 400 and 413 for a body that
 * is no JSON or too large. Without a genuine token no body is read.
 */
export function gate({ authenticator, log, clock }: GateTools): RequestHandler {
  const logged = new Recent<void>(clock, LOG_EVERY_MS, 10);
  const refuse = (response: Response, status: number, reason: string): false => {
    void logged.get(reason, async () => log.warn('teams-delivery-refused', { reason, status }));
    response.status(status).end();
    return false;
  };
  const passes = (response: Response, authenticity: Authenticity): boolean => {
    if (authenticity === 'forged') return refuse(response, 401, 'token');
    if (authenticity === 'unknown') return refuse(response, 503, 'keys-unreachable');
    return true;
  };
  return async (request, response, next) => {
    const { authorization } = request.headers;
    if (!passes(response, await authenticator.checkToken(authorization))) return;
    const fault = badBody.safeParse(await readBody(request, response));
    if (fault.success) refuse(response, fault.data.status, 'body');
    else if (passes(response, await authenticator.checkActivity(request.body, authorization))) next();
  };
}

/** Reads the body; resolves to why not. */
function readBody(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve) => readJson(request, response, resolve));
}

import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Log } from '../../src/core/ports/log.js';
import { readConversation } from './conversation-reader.js';
import { answerToError, RequestRefused } from './errors.js';
import type { LiveUpdates } from './live-updates.js';
import { type RenderAs, readLook } from './look.js';
import { parseDeletion, parseEdit, parseNewMessage, parsePress, storableText } from './parse.js';
import { describePeople, type StandingOf } from './people.js';
import type { PeopleStore } from './people-store.js';
import type { PostStore } from './post-store.js';
import { type PressButton, press } from './press-button.js';
import type { Receiver } from './receive.js';
import type { SqlPool } from './sql-pool.js';
import type { StoredPost } from './stored-message.js';

/** 40,000 characters of four bytes each, every one escaped in JSON, and room for the rest. */
const BODY_LIMIT = '1mb';

/** What the HTTP interface stands on. */
export interface ApiParts {
  readonly pool: SqlPool;
  readonly receiver: Receiver;
  readonly posts: PostStore;
  readonly people: PeopleStore;
  readonly live: LiveUpdates;
  readonly pressButton: PressButton;
  readonly standingOf: StandingOf;
  readonly renderAs: RenderAs;
  readonly log: Log;
}

/** The HTTP interface of the playground, to be mounted at `/playground/api`. */
export function apiRoutes(parts: ApiParts): Router {
  const { pool, receiver, live } = parts;
  const router = express.Router();
  // A compressed body would only be a way to send a large one.
  router.use(express.json({ limit: BODY_LIMIT, inflate: false }));

  router.post('/messages', async (request, response) => {
    const { id } = await receiver.post(parseNewMessage(request.body));
    response.status(202).json({ id });
  });
  router.patch('/messages/:id', async (request, response) => {
    const { text, actor } = parseEdit(request.body);
    const { id } = await receiver.edit(idOf(request), text, actor);
    response.status(202).json({ id });
  });
  router.delete('/messages/:id', async (request, response) => {
    const { id } = await receiver.delete(idOf(request), parseDeletion(request.body).actor);
    response.status(202).json({ id });
  });
  router.get('/conversations/:id', async (request, response) => {
    const { as, reader } = request.query;
    const look = readLook(as);
    const shownAs = async (post: StoredPost) =>
      look && parts.renderAs(look, post, typeof reader === 'string' ? reader : '');
    response.set('Cache-Control', 'no-cache').json(await readConversation(pool, idOf(request), shownAs));
  });
  router.post('/actions', async (request, response) => {
    response.json(await press(parsePress(request.body), parts));
  });
  router.get('/people', async (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(await describePeople(parts));
  });
  router.get('/events', (_request, response) => live.connect(response));

  router.use(() => {
    throw new RequestRefused(404, 'NOT_FOUND', 'There is nothing at this address.', 'Look at the README.');
  });
  return router;
}

/** Turns every error into its JSON answer; what is unforeseen goes to the log. */
export function answerErrors(log: Log) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, body } = answerToError(error);
    if (status >= 500) log.error('playground-request-failed', error, { status });
    response.status(status).json(body);
  };
}

/** The id in the address, as ids are stored. */
function idOf(request: Request<{ id: string }>): string {
  return storableText(request.params.id);
}

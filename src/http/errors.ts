import type { NextFunction, Request, Response } from 'express';
import type { Log } from '../core/ports/log.js';

/** The last handlers of the server: an unknown address and an unexpected error, each in one sentence. */
export function lastHandlers(log: Log) {
  return [
    (_request: Request, response: Response) => {
      response.status(404).json(body('NOT_FOUND', 'There is nothing at this address.', 'Check the address.'));
    },
    (error: unknown, _request: Request, response: Response, next: NextFunction) => {
      log.error('request-failed', error);
      if (response.headersSent) return next(error);
      const whatToDo = 'Try again; if it goes on, look for "request-failed" in the log.';
      response.status(500).json(body('REQUEST_FAILED', 'Garbo could not answer this request.', whatToDo));
    },
  ] as const;
}

function body(code: string, message: string, whatToDo: string) {
  return { error: { code, message, whatToDo } };
}

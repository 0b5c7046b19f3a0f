import { GarboError } from '../../src/core/errors.js';

/** The answer to a request the playground cannot serve: what a person reads, and the HTTP status. */
export class RequestRefused extends GarboError {
  override readonly name = 'RequestRefused';
  constructor(
    /** 4xx. */
    readonly status: number,
    code: string,
    message: string,
    whatToDo: string,
  ) {
    super(code, message, whatToDo);
  }
}

/** What goes over the wire for an error; `reason` repeats the message under the name the interface promises. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly whatToDo: string };
  readonly reason: string;
}

/** The HTTP status and body of an error. Never a stack trace: what is unforeseen reads as one plain sentence. */
export function answerToError(error: unknown): { readonly status: number; readonly body: ErrorBody } {
  if (error instanceof RequestRefused) return { status: error.status, body: bodyOf(error) };
  if (error instanceof GarboError)
    return { status: error.retry === 'later' ? 503 : 500, body: bodyOf(error) };
  const status = statusOfParser(error);
  if (status === 413)
    return asAnswer(
      new RequestRefused(413, 'BODY_TOO_LARGE', 'The request is too large.', 'Send less text.'),
    );
  if (status === 415)
    return asAnswer(
      new RequestRefused(
        415,
        'BODY_ENCODED',
        'Compressed requests are not read.',
        'Send plain JSON in UTF-8.',
      ),
    );
  if (status !== null)
    return asAnswer(
      new RequestRefused(400, 'BODY_UNREADABLE', 'The request cannot be read.', 'Send valid JSON in UTF-8.'),
    );
  return {
    status: 500,
    body: bodyOf(
      new GarboError(
        'PLAYGROUND_FAULT',
        'Something went wrong on our side.',
        'Try again; the log has the details.',
      ),
    ),
  };
}

/** Express and its body parser mark what is wrong with a request with a 4xx `status`. */
function statusOfParser(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

function asAnswer(error: RequestRefused): { readonly status: number; readonly body: ErrorBody } {
  return { status: error.status, body: bodyOf(error) };
}

function bodyOf({ code, message, whatToDo }: GarboError): ErrorBody {
  return { error: { code, message, whatToDo }, reason: message };
}

import { GarboError } from '../errors.js';
import { PlatformRefused, PlatformUnavailable } from '../ports/chat-platform.js';
import { type Answer, fault, unused, warning } from './answer.js';

/** How a platform is spoken of where it fails. */
export interface FailingPlatform {
  /** Who refuses: `Slack`. */
  readonly name: string;
  /** What to check when it does not answer, after "Check the network, ". */
  readonly alsoCheck: string;
}

/** What a check comes to that threw this. */
export function answerToError(error: unknown, { name, alsoCheck }: FailingPlatform): Answer {
  if (!(error instanceof GarboError)) return fault('something unexpected went wrong. Run the doctor again.');
  if (error instanceof PlatformUnavailable) {
    return error.retryAfterMs === undefined
      ? fault(`${error.message} Check the network, ${alsoCheck}.`)
      : warning(`${error.message} Run the doctor again in a minute.`);
  }
  if (error instanceof PlatformRefused) {
    return fault(`${name} refuses this (${error.answer}). ${error.whatToDo}`);
  }
  if (error.code === 'DATA_FOLDER_IN_USE') {
    return unused('is in the record, which Garbo is using. Stop it to have this looked at.');
  }
  const whatToDo = error.retry === 'later' ? 'See what is said of the database.' : error.whatToDo;
  return fault(`${error.message} ${whatToDo}`);
}

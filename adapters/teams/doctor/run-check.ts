import { type Answer, fault, unused, warning } from '../../../src/core/doctor/answer.js';
import { GarboError } from '../../../src/core/errors.js';
import { PlatformRefused, PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';

/** Each call gives up after ten seconds; a check may make several. */
const PATIENCE_MS = 15_000;

/** Runs a check to its answer, whatever happens in it: what it throws, or that it takes too long, is an answer too. */
export async function runCheck(check: () => Promise<Answer>, patienceMs = PATIENCE_MS): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const say = `no answer within ${patienceMs / 1000} seconds. Run the doctor again, and check the network to Microsoft.`;
    timer = setTimeout(() => resolve(warning(say)), patienceMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return answerTo(error);
  } finally {
    clearTimeout(timer);
  }
}

function answerTo(error: unknown): Answer {
  // Garbo at work waits until a refusal is mended; whoever asks the doctor mends it.
  const known =
    error instanceof PlatformUnavailable && error.cause instanceof GarboError ? error.cause : error;
  if (!(known instanceof GarboError)) return fault('something unexpected went wrong. Run the doctor again.');
  if (known instanceof PlatformUnavailable) {
    return known.retryAfterMs === undefined
      ? fault(`${known.message} Check the network, and those of TEAMS_…_URL that are set.`)
      : warning(`${known.message} Run the doctor again in a minute.`);
  }
  if (known instanceof PlatformRefused) {
    return fault(`Microsoft refuses this (${known.answer}). ${known.whatToDo}`);
  }
  if (known.code === 'DATA_FOLDER_IN_USE') {
    return unused('is in the record, which Garbo is using. Stop it to have this looked at.');
  }
  const whatToDo = known.retry === 'later' ? 'See what is said of the database.' : known.whatToDo;
  return fault(`${known.message} ${whatToDo}`);
}

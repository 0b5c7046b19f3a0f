import { type Answer, warning } from '../../../src/core/doctor/answer.js';
import { answerToError } from '../../../src/core/doctor/answer-to-error.js';
import { GarboError } from '../../../src/core/errors.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';

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
  return answerToError(known, { name: 'Microsoft', alsoCheck: 'and those of TEAMS_…_URL that are set' });
}

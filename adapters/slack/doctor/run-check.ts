import { webApi } from '@slack/bolt';
import { type Answer, warning } from '../../../src/core/doctor/answer.js';
import { answerToError } from '../../../src/core/doctor/answer-to-error.js';
import { toPlatformError } from '../errors.js';

/** Each call gives up after five seconds; a check may make several. */
const PATIENCE_MS = 15_000;

/** Runs a check to its answer, whatever happens in it: what it throws, or that it takes too long, is an answer too. */
export async function runCheck(check: () => Promise<Answer>, patienceMs = PATIENCE_MS): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const say = `no answer within ${patienceMs / 1000} seconds. Run the doctor again, and check the network to Slack.`;
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
  const needed = missingScope(error);
  if (needed !== null) {
    return warning(
      `cannot be looked at without the permission ${needed}. Give it to the app as "garbo manifest slack" prints it, and install the app again.`,
    );
  }
  return answerToError(toPlatformError(error), {
    name: 'Slack',
    alsoCheck: 'and SLACK_API_URL if it is set',
  });
}

/** The permission Slack says is missing, from wherever in the chain of causes it said so. */
function missingScope(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!(cause instanceof webApi.WebAPIPlatformError) || cause.data.error !== 'missing_scope') continue;
    const needed: unknown = Reflect.get(cause.data, 'needed');
    return typeof needed === 'string' ? needed.replaceAll(',', ' or ') : 'that Slack asks for';
  }
  return null;
}

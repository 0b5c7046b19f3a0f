import { PlatformUnavailable } from '../../src/core/ports/chat-platform.js';

/** What one step of an answer may take: clients give up on a pressed button after about five seconds. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
export const ANSWER_WITHIN_MS = 3_000;

/** What the work comes to; throws PlatformUnavailable when Teams would not wait for it any longer. */
export async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new PlatformUnavailable('The answer to a press took too long.')),
      ANSWER_WITHIN_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

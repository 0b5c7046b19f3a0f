import { PlatformUnavailable, type PostRequest } from '../ports/chat-platform.js';
import { TurnNotCome } from '../ports/queues.js';
import type { Tools } from '../tools.js';

/**
 * Posts or changes a post in its turn. A platform that asks to wait all the same is waited for by this lane alone.
 * @throws TurnNotCome when it must wait; what the act throws
 */
export async function inTurn<T>(
  { pace, platformOf, log }: Pick<Tools, 'pace' | 'platformOf' | 'log'>,
  request: PostRequest,
  act: 'post' | 'update',
  run: () => Promise<T>,
): Promise<T> {
  const { workspace, postId } = request;
  const lane = platformOf(workspace.platform).laneOf(request, act);
  if (lane !== null) {
    const waitMs = await pace.next(workspace, lane, postId);
    if (waitMs > 0) throw new TurnNotCome(waitMs);
  }
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof PlatformUnavailable) || error.retryAfterMs === undefined) throw error;
    log.warn('platform-asks-to-wait', { platform: workspace.platform, seconds: error.retryAfterMs / 1000 });
    if (lane !== null) await pace.pause(workspace, lane, postId, error.retryAfterMs);
    throw new TurnNotCome(error.retryAfterMs);
  }
}

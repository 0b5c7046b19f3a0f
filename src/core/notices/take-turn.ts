import { PlatformUnavailable, type PostRequest } from '../ports/chat-platform.js';
import { TurnNotCome } from '../ports/queues.js';
import type { Tools } from '../tools.js';

/**
 * Posts or changes a post in its turn. A platform that asks to wait all the same is waited for by its narrowest lane
 * alone.
 * @throws TurnNotCome when it must wait; what the act throws
 */
export async function inTurn<T>(
  { pace, platformOf, log }: Pick<Tools, 'pace' | 'platformOf' | 'log'>,
  request: PostRequest,
  act: 'post' | 'update',
  run: () => Promise<T>,
): Promise<T> {
  const { workspace, postId } = request;
  const lanes = platformOf(workspace.platform).lanesOf(request, act);
  const [narrowest] = lanes;
  if (narrowest) {
    const waitMs = await pace.next(workspace, lanes, postId);
    if (waitMs > 0) throw new TurnNotCome(waitMs);
  }
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof PlatformUnavailable) || error.retryAfterMs === undefined) throw error;
    log.warn('platform-asks-to-wait', { platform: workspace.platform, seconds: error.retryAfterMs / 1000 });
    if (narrowest) await pace.pause(workspace, narrowest, postId, error.retryAfterMs);
    throw new TurnNotCome(error.retryAfterMs);
  }
}

import type { PressOutcome } from '../../src/core/cases/press.js';
import type { Press } from '../../src/core/ports/queues.js';
import { PLAYGROUND_WORKSPACE } from './conversation-ref.js';
import { RequestRefused } from './errors.js';
import type { NewPress } from './parse.js';
import type { PeopleStore } from './people-store.js';
import type { PostStore } from './post-store.js';

/** The use case behind every button. */
export type PressButton = (press: Press) => Promise<PressOutcome>;

/** What a press answers over HTTP. `text` is for the presser alone. */
export interface PressAnswer {
  readonly status: PressOutcome['status'];
  readonly message: string;
  readonly text?: string;
}

/**
 * Presses a button in somebody's name. The role that counts is the one the id first came with.
 *
 * @throws RequestRefused 404 when the post or button is gone, 403 when the role may not, 422 when a reason is missing
 */
export async function press(
  { messageId, button, actor, reason }: NewPress,
  parts: { readonly posts: PostStore; readonly people: PeopleStore; readonly pressButton: PressButton },
): Promise<PressAnswer> {
  await parts.people.remember(actor);
  const post = await parts.posts.findByMessage(messageId);
  if (post === null)
    throw new RequestRefused(
      404,
      'BUTTON_GONE',
      'There is no message with buttons under this id.',
      'Read the conversation again.',
    );
  const outcome = await parts.pressButton({
    workspace: PLAYGROUND_WORKSPACE,
    postId: post.postId,
    button,
    actor: actor.id,
    reason,
  });
  return asAnswer(outcome);
}

function asAnswer(outcome: PressOutcome): PressAnswer {
  switch (outcome.status) {
    case 'forbidden':
      throw new RequestRefused(403, 'NOT_ALLOWED', outcome.say, 'Ask somebody whose role allows it.');
    case 'reason-needed':
      throw new RequestRefused(422, 'REASON_NEEDED', outcome.say, 'Send a `reason` with the press.');
    case 'gone':
      throw new RequestRefused(404, 'BUTTON_GONE', outcome.say, 'Read the conversation again.');
    case 'shown':
      return { status: outcome.status, message: outcome.say, text: outcome.text };
    case 'ready':
    case 'done':
    case 'already-done':
      return { status: outcome.status, message: outcome.say };
  }
}

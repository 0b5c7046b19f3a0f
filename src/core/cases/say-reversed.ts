import { type AfterReversal, composeReversed } from '../notices/compose-after.js';
import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { Measure } from './measure.js';
import { isOutOf } from './measure-steps.js';

/** The closing notice of a reversed measure says where the customer may write, as things are now. */
export async function sayReversed(
  { phrases }: Pick<Tools, 'phrases'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
  isStillClosed: boolean,
): Promise<void> {
  const notice = measure.postId === null ? null : await tx.findPost(measure.postId);
  if (!notice) return;
  const after = isStillClosed ? 'still-closed' : placeOf(notice, measure);
  const content = composeReversed(notice.content, phrases, after);
  if (content.paragraphs.join() === notice.content.paragraphs.join()) return;
  outgoing.post(await tx.changePost(notice.id, content));
}

/** Nobody reads what is answered to Garbo in private; and "here" is untrue for somebody who is not there. */
function placeOf({ destination, moved }: Post, measure: Measure): AfterReversal {
  const isPrivate = destination.to !== 'conversation' || moved !== null;
  return isPrivate || isOutOf(measure, destination.conversation) ? 'elsewhere' : 'here';
}

import type { Actor } from '../cases/alert.js';
import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { composeSettledDraft } from './compose-draft.js';

/** A draft whose notice was withdrawn says that it need not be sent, or that the reader may be told it counts no more. */
export async function withdrawDraft(
  { phrases }: Pick<Tools, 'phrases'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  draft: Post,
  notice: Post,
  by: Actor,
): Promise<void> {
  const phrase = notice.state === 'passed-on' ? 'draft.withdrawn-after' : 'draft.withdrawn';
  const said = phrases.say(draft.content.language, phrase, { by: by.name });
  const changed = await tx.changePost(draft.id, composeSettledDraft(draft.content, said));
  // Nobody is asked to send what need not be sent.
  if (changed.receipt) outgoing.post(changed);
  else await tx.failPost(draft.id, 'withdrawn', null);
}

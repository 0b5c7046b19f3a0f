import { mayReview } from '../people/person.js';
import type { ModeChange } from '../ports/queues.js';
import type { Tools } from '../tools.js';

/** Switches a conversation to off, shadow or live. Only a manager may; anybody else changes nothing. */
export async function changeMode(
  tools: Pick<Tools, 'record' | 'platformOf' | 'clock' | 'log'>,
  { conversation, mode, actor }: ModeChange,
): Promise<void> {
  const person = await tools.platformOf(conversation.platform).findPerson(conversation, actor);
  const allowed = mayReview(person.role);
  if (allowed)
    await tools.record.transaction((tx) => tx.setMode(conversation, mode, actor, tools.clock.now()));
  tools.log.info(allowed ? 'mode-changed' : 'mode-change-refused', {
    conversation: conversation.conversation,
    mode,
  });
}

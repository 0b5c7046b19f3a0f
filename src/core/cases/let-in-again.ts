import type { Post } from '../notices/post.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { Actor } from './alert.js';
import { soon } from './look-later.js';
import { recordEvent } from './record-event.js';

/** A manager lets somebody in again whose block has ended: the platform is asked, and the line says who decided. */
export async function letInAgain(
  tools: Pick<Tools, 'phrases' | 'clock'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  line: Post,
  actor: Actor,
): Promise<'done' | 'already-done' | 'gone'> {
  const measure = line.subjectPostId === null ? null : await tx.findMeasureByPost(line.subjectPostId);
  if (!measure) return 'gone';
  if (measure.state !== 'ended') return 'already-done';
  const now = tools.clock.now();
  await tx.saveMeasure({ ...measure, state: 'lifted', lookAt: soon(now) });
  outgoing.escalation({ type: 'measure', measureId: measure.id, at: now });
  await recordEvent(
    tools,
    tx,
    measure.caseId,
    'measure-lifted',
    measure.id,
    { measure: measure.id },
    actor.id,
  );
  const { content } = line;
  const said = tools.phrases.say(content.language, 'line.readmitted', { by: actor.name });
  const paragraphs = [...content.paragraphs, said];
  outgoing.post(await tx.changePost(line.id, { ...content, paragraphs, buttons: [] }));
  return 'done';
}

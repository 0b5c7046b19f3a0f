import type { Cases } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { type CaseEvent, type CaseEventKind, GARBO } from './case-event.js';

/** Appends an event of now to a case's history. `once` keeps a job that runs again from writing it twice. */
export async function recordEvent(
  tools: Pick<Tools, 'clock'>,
  tx: Cases,
  caseId: string,
  kind: CaseEventKind,
  once: string,
  data: CaseEvent['data'] = {},
  actor: string = GARBO,
): Promise<void> {
  await tx.appendEvent({ caseId, kind, at: tools.clock.now(), actor, data, once: `${kind}:${once}` });
}

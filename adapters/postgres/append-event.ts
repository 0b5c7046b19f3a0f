import type { CaseEvent } from '../../src/core/cases/case-event.js';
import { toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';
import { hashEvent, signHead } from './hash-chain.js';

/**
 * Appends an event to its case's chain and signs the new end. An event whose `once` is known in the workspace is
 * left out. Returns whether it is new.
 */
export async function appendEvent({ db, keys }: Tx, event: CaseEvent): Promise<boolean> {
  const { platform, workspace } = await db
    .selectFrom('cases')
    .select(['platform', 'workspace'])
    .where('id', '=', event.caseId)
    // Two appends to one case come one after the other.
    .forUpdate()
    .executeTakeFirstOrThrow(() => new Error(`There is no case ${event.caseId} to append an event to.`));
  const inWorkspace = workspaceColumns({ platform, workspace });

  const known = await db
    .selectFrom('case_events')
    .select('seq')
    .where((eb) => eb.and({ ...inWorkspace, once: event.once }))
    .executeTakeFirst();
  if (known) return false;

  const head = await db
    .selectFrom('chain_heads')
    .select(['count', 'hash'])
    .where('case_id', '=', event.caseId)
    .executeTakeFirst();
  const seq = (head?.count ?? 0) + 1;
  const prevHash = head?.hash ?? '';
  const hash = hashEvent({ ...event, seq, prevHash });
  await db
    .insertInto('case_events')
    .values({
      ...inWorkspace,
      case_id: event.caseId,
      seq,
      kind: event.kind,
      at: event.at,
      actor: event.actor,
      data: toJson(event.data),
      once: event.once,
      prev_hash: prevHash,
      hash,
    })
    .execute();
  const end = { count: seq, hash, signature: signHead(keys.sign, event.caseId, seq, hash) };
  await db
    .insertInto('chain_heads')
    .values({ ...inWorkspace, case_id: event.caseId, ...end })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(end))
    .execute();
  return true;
}

import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { checkChains } from '../../adapters/postgres/index.js';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import { describeOnDatabases } from '../support/databases.js';
import {
  after,
  anEvent,
  anEvidence,
  KEYS,
  NOON,
  newCustomer,
  openRecord,
} from '../support/record-samples.js';

describeOnDatabases('hash chain', (pool) => {
  let record: CaseRecord;
  let caseId: string;
  beforeAll(async () => {
    record = await openRecord(pool());
  });
  beforeEach(async () => {
    caseId = randomUUID();
    const customer = newCustomer();
    await record.transaction(async (tx) => {
      await tx.openCase(caseId, customer, NOON);
      await tx.appendEvent(anEvent(caseId, 'one', { kind: 'case-opened' }));
      await tx.keepEvidence(anEvidence(customer, caseId), after(100));
      await tx.appendEvent(anEvent(caseId, 'two'));
    });
  });

  const faultOf = async (keys = KEYS) =>
    (await checkChains(pool(), keys)).find((fault) => fault.caseId === caseId)?.fault ?? null;

  /** As somebody would who owns the database: the guard against changes is taken off first. */
  async function tamper(statement: string): Promise<void> {
    await pool().query('ALTER TABLE garbo.case_events DISABLE TRIGGER append_only');
    await pool().query(statement.replaceAll('$case', `'${caseId}'`));
    await pool().query('ALTER TABLE garbo.case_events ENABLE TRIGGER append_only');
  }

  it('finds nothing wrong with what nobody touched', async () => {
    expect(await faultOf()).toBeNull();
  });

  it('stays whole when the content is erased', async () => {
    await record.transaction((tx) => tx.purgeExpired(after(100), new Date(0)));
    expect(await faultOf()).toBeNull();
  });

  it.each([
    'UPDATE garbo.case_events SET actor = actor',
    'DELETE FROM garbo.case_events',
    'TRUNCATE garbo.case_events CASCADE',
  ])('refuses %s', async (statement) => {
    await expect(pool().query(statement)).rejects.toThrow(/append-only/);
    expect(await faultOf()).toBeNull();
  });

  it('sees an event that was changed', async () => {
    await tamper(`UPDATE garbo.case_events SET actor = 'mia' WHERE case_id = $case AND seq = 2`);
    expect(await faultOf()).toBe('event 2 was changed');
  });

  it('sees an event that was taken out of the middle', async () => {
    await tamper('DELETE FROM garbo.case_events WHERE case_id = $case AND seq = 2');
    expect(await faultOf()).toBe('event 2 is missing');
  });

  it('sees that the end was cut off', async () => {
    await tamper('DELETE FROM garbo.case_events WHERE case_id = $case AND seq = 3');
    expect(await faultOf()).toBe('the chain should have 3 events and has 2');
  });

  it('sees that the end was cut off and its head rewritten, without the key', async () => {
    await tamper('DELETE FROM garbo.case_events WHERE case_id = $case AND seq = 3');
    await tamper(`UPDATE garbo.chain_heads SET count = 2, hash =
      (SELECT hash FROM garbo.case_events WHERE case_id = $case AND seq = 2) WHERE case_id = $case`);
    expect(await faultOf()).toBe('the end of the chain is not signed with our key');
  });

  it('sees that the head was taken away', async () => {
    await tamper('DELETE FROM garbo.chain_heads WHERE case_id = $case');
    expect(await faultOf()).toBe('the signed end of the chain is missing');
  });

  it('sees evidence that was changed', async () => {
    await tamper("UPDATE garbo.evidence SET text = 'You are liars.' WHERE case_id = $case");
    expect(await faultOf()).toBe('the evidence of message m1 was changed');
  });

  it('trusts no other key', async () => {
    expect(await faultOf({ ...KEYS, sign: Buffer.alloc(32, 9) })).toBe(
      'the end of the chain is not signed with our key',
    );
  });
});

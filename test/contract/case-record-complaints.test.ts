import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { NewComplaint } from '../../src/core/complaints/complaint.js';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { someDetails } from '../support/complaint-samples.js';
import { describeOnDatabases } from '../support/databases.js';
import { after, aPost, NOON, newCustomer, newWorkspace, openRecord } from '../support/record-samples.js';

describeOnDatabases('record: complaints', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  function aComplaint(workspace: WorkspaceKey, changes: Partial<NewComplaint> = {}): NewComplaint {
    return {
      ...workspace,
      id: randomUUID(),
      complainant: { id: 'ada', name: 'Ada' },
      language: 'en',
      conversation: 'support',
      details: someDetails({
        ground: { kind: 'process' },
        concerned: { person: null, name: 'the engineer' },
      }),
      policyVersion: 'v1',
      filedAt: NOON,
      dueAt: after(60),
      latestAt: after(120),
      keptUntil: after(180),
      ...changes,
    };
  }

  const add = (complaint: NewComplaint, once: string) =>
    record.transaction((tx) => tx.addComplaint(complaint, once));
  const waiting = () => record.transaction((tx) => tx.complaintsWithoutDirector());

  it('numbers them in each workspace from R-1, and reads them as they were filed', async () => {
    const [here, there] = [newWorkspace(), newWorkspace()];
    const [first, second] = [aComplaint(here), aComplaint(here, { details: someDetails() })];
    expect(await add(first, 'one')).toEqual({ complaint: { ...first, number: 1 }, isNew: true });
    expect(await add(second, 'two')).toMatchObject({ complaint: { number: 2 }, isNew: true });
    expect(await add(aComplaint(there), 'one')).toMatchObject({ complaint: { number: 1 }, isNew: true });
    expect(await record.transaction((tx) => tx.findComplaint(second.id))).toEqual({ ...second, number: 2 });
    expect(await record.transaction((tx) => tx.findComplaint('none'))).toBeNull();
  });

  it('files the same form once, and leaves no gap in the numbers for it', async () => {
    const workspace = newWorkspace();
    const first = aComplaint(workspace);
    const twice = await Promise.all([add(first, 'form'), add(aComplaint(workspace), 'form')]);
    expect(twice.map(({ complaint }) => complaint.number)).toEqual([1, 1]);
    expect(twice.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await add(aComplaint(workspace), 'next')).complaint.number).toBe(2);
  });

  it('gives no number twice when many are filed at once', async () => {
    const workspace = newWorkspace();
    const forms = Array.from({ length: 8 }, (_, form) => add(aComplaint(workspace), `form-${form}`));
    const numbers = (await Promise.all(forms)).map(({ complaint }) => complaint.number);
    expect(numbers.sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('knows which ones no director has: no copy, or every copy refused', async () => {
    const customer = newCustomer();
    const complaint = aComplaint(customer);
    await add(complaint, 'form');
    expect(await waiting()).toContain(complaint.id);

    const post = aPost(customer, { caseId: null });
    await record.transaction(async (tx) => {
      expect(await tx.addCopy(complaint.id, 'dora', post.id)).toBe(true);
      await tx.addPost(post);
      expect(await tx.addCopy(complaint.id, 'dora', randomUUID())).toBe(false);
    });
    expect(await waiting()).not.toContain(complaint.id);
    await record.transaction((tx) => tx.failPost(post.id, 'user_disabled', null));
    expect(await waiting()).toContain(complaint.id);
  });

  it('deletes them with their copies at their end date, and gives the number to no other', async () => {
    const workspace = newWorkspace();
    const [old, young] = [aComplaint(workspace), aComplaint(workspace, { keptUntil: after(9_000) })];
    await add(old, 'old');
    await add(young, 'young');
    const copy = aPost(workspace, { caseId: null });
    await record.transaction(async (tx) => {
      await tx.addCopy(old.id, 'dora', copy.id);
      await tx.addPost(copy);
      await tx.failPost(copy.id, 'user_disabled', null);
    });
    await record.transaction((tx) => tx.purgeExpired(after(180), NOON));
    expect(await record.transaction((tx) => tx.findComplaint(old.id))).toBeNull();
    expect(await record.transaction((tx) => tx.findComplaint(young.id))).not.toBeNull();
    const blanked = await record.transaction((tx) => tx.findPost(copy.id));
    expect(blanked?.content.paragraphs, 'a copy nobody was shown').toEqual([]);
    expect((await add(aComplaint(workspace), 'next')).complaint.number).toBe(3);
  });
});

describeOnDatabases('record: overviews of a customer', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  it('names open cases alone, oldest first', async () => {
    const customer = newCustomer();
    const [closed, open] = [randomUUID(), randomUUID()];
    await record.transaction(async (tx) => {
      await tx.openCase(closed, customer, NOON);
      await tx.closeCase(closed, after(1));
      await tx.openCase(open, customer, after(2));
      await tx.openCase(randomUUID(), { ...customer, customer: 'bob' }, NOON);
    });
    expect(await record.transaction((tx) => tx.openCasesOf(customer))).toEqual([
      { number: 1002, openedAt: after(2) },
    ]);
    expect(await record.transaction((tx) => tx.strikesOf(customer))).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import { describeOnDatabases } from '../support/databases.js';
import {
  after,
  anAlert,
  anEvent,
  anEvidence,
  aPost,
  aStrike,
  NOON,
  newCustomer,
  openRecord,
} from '../support/record-samples.js';

describeOnDatabases('record: cases', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  it('numbers cases in each workspace from G-1001', async () => {
    const [ada, elsewhere] = [newCustomer(), newCustomer()];
    const bob = { ...ada, customer: 'bob' };
    const open = (customer: typeof ada) =>
      record.transaction((tx) => tx.openCase(randomUUID(), customer, NOON));
    expect(await open(ada)).toEqual({ number: 1001 });
    expect(await open(bob)).toEqual({ number: 1002 });
    expect(await open(elsewhere)).toEqual({ number: 1001 });
  });

  it('keeps one open case for a customer, and opens another after it is closed', async () => {
    const customer = newCustomer();
    const [first, second] = [randomUUID(), randomUUID()];
    await record.transaction((tx) => tx.openCase(first, customer, NOON));
    await expect(record.transaction((tx) => tx.openCase(second, customer, NOON))).rejects.toThrow();
    await record.transaction((tx) => tx.closeCase(first, after(60)));
    await record.transaction((tx) => tx.openCase(second, customer, after(61)));
    const { caseId } = await record.transaction((tx) => tx.lockStanding(customer, 'Ada', NOON));
    expect(caseId).toBe(second);
    expect(await record.transaction((tx) => tx.customerOfCase(first))).toEqual(customer);
    expect(await record.transaction((tx) => tx.customerOfCase('none'))).toBeNull();
    expect(await record.transaction((tx) => tx.caseNumber(second))).toBe(1002);
  });

  it('appends an event once, in order, as it was written', async () => {
    const customer = newCustomer();
    const caseId = randomUUID();
    const [opened, judged] = [anEvent(caseId, 'one', { kind: 'case-opened' }), anEvent(caseId, 'two')];
    await record.transaction(async (tx) => {
      await tx.openCase(caseId, customer, NOON);
      expect(await tx.appendEvent(opened)).toBe(true);
      expect(await tx.appendEvent(judged)).toBe(true);
    });
    const again = await record.transaction((tx) => tx.appendEvent(anEvent(caseId, 'one', { at: after(9) })));
    expect(again).toBe(false);
    expect(await record.transaction((tx) => tx.eventsOf(caseId))).toEqual([opened, judged]);
  });

  it('appends events of two transactions at once one after the other', async () => {
    const caseId = randomUUID();
    await record.transaction((tx) => tx.openCase(caseId, newCustomer(), NOON));
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        record.transaction((tx) => tx.appendEvent(anEvent(caseId, `event ${n}`))),
      ),
    );
    expect(await record.transaction((tx) => tx.eventsOf(caseId))).toHaveLength(10);
  });

  it('keeps the evidence as it stood when it was first decided on', async () => {
    const customer = newCustomer();
    const caseId = randomUUID();
    const evidence = anEvidence(customer, caseId);
    await record.transaction(async (tx) => {
      await tx.openCase(caseId, customer, NOON);
      await tx.keepEvidence(evidence, after(100));
      await tx.keepEvidence({ ...evidence, text: 'something else' }, after(100));
    });
    const find = (revision: string) =>
      record.transaction((tx) => tx.findEvidence(evidence.message, revision));
    expect(await find('posted')).toEqual(evidence);
    expect(await find('edit-1')).toBeNull();
    const events = await record.transaction((tx) => tx.eventsOf(caseId));
    expect(events.map(({ kind }) => kind)).toEqual(['evidence-kept']);
    await record.transaction((tx) => tx.purgeExpired(after(100), new Date(0)));
    expect(await find('posted')).toBeNull();
  });

  it('counts delivered notices and disputes since a day', async () => {
    const customer = newCustomer();
    const caseId = randomUUID();
    const strike = (deliveredAt: Date | null, voidedAt: Date | null = null) =>
      aStrike(customer, caseId, { deliveredAt, voidedAt });
    await record.transaction(async (tx) => {
      await tx.openCase(caseId, customer, NOON);
      for (const each of [strike(after(10)), strike(after(-10)), strike(null), strike(after(20), after(21))])
        await tx.addStrike(customer, each);
      await tx.addReminder(customer, randomUUID(), { thread: 'm1', deliveredAt: after(15) });
      await tx.addReminder(customer, randomUUID(), { thread: 'm1', deliveredAt: null });
      await tx.addAlert(anAlert(customer, caseId, { kind: 'dispute', raisedAt: after(1) }));
      await tx.addAlert(anAlert(customer, caseId, { raisedAt: after(1) }));
    });
    expect(await record.transaction((tx) => tx.historyOf(customer, NOON))).toEqual({
      notices: 2,
      lastAt: after(15),
      disputes: 1,
    });
    expect(await record.transaction((tx) => tx.historyOf(newCustomer(), NOON))).toEqual({
      notices: 0,
      lastAt: null,
      disputes: 0,
    });
  });
});

describeOnDatabases('record: outbox', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  const LEASE_MS = 60_000;
  const claim = (id: string, now = NOON) => record.transaction((tx) => tx.claimPost(id, now, LEASE_MS));
  const receipt = { conversation: 'support', message: 'n1', postedAt: after(3) };

  async function addPost(...args: Parameters<typeof aPost>) {
    const post = aPost(...args);
    await record.transaction((tx) => tx.addPost(post));
    return post;
  }

  it('finds a post again as it was written', async () => {
    const customer = newCustomer();
    const post = await addPost(customer, {
      destination: { to: 'post', postId: 'p0' },
      subjectPostId: 'p0',
      answers: null,
    });
    const unshown = { shownVersion: 0, state: 'queued', receipt: null, passedOnAt: null, moved: null };
    const fresh = { ...post, version: 1, ...unshown, near: null };
    expect(await record.transaction((tx) => tx.findPost(post.id))).toEqual(fresh);
    expect(await record.transaction((tx) => tx.findPost('none'))).toBeNull();
    expect(await record.transaction((tx) => tx.postsAbout('p0'))).toContainEqual(fresh);
  });

  it('keeps where a private post belongs, and where it stands closed', async () => {
    const near = { conversation: 'support', thread: 't1' };
    const { id } = await addPost(newCustomer(), { destination: { to: 'person', person: 'ada' }, near });
    const destination = { to: 'person', person: 'ada', sealedIn: near } as const;
    await record.transaction((tx) => tx.movePost(id, destination, null));
    const moved = await record.transaction((tx) => tx.findPost(id));
    expect(moved).toMatchObject({ near, destination, moved: null, state: 'queued' });
  });

  it('leaves what somebody of the team is to send to them: nobody claims or sweeps it', async () => {
    const { id } = await addPost(newCustomer());
    await claim(id);
    expect(await record.transaction((tx) => tx.givePost(id))).toBe(true);
    expect(await record.transaction((tx) => tx.givePost(id))).toBe(false);
    expect(await claim(id, after(120))).toBe('current');
    const stale = await record.transaction((tx) => tx.stalePosts(after(120)));
    expect(stale.map((post) => post.id)).not.toContain(id);
    await record.transaction((tx) => tx.confirmPassedOn(id, after(5)));
    const sent = await record.transaction((tx) => tx.findPost(id));
    expect(sent).toMatchObject({ state: 'passed-on', passedOnAt: after(5), receipt: null });
  });

  it('adds a post once for a key', async () => {
    const [post, another] = [aPost(newCustomer()), aPost(newCustomer())];
    const again = { ...another, platform: post.platform, workspace: post.workspace };
    const add = (each: typeof post) => record.transaction((tx) => tx.addPostOnce(each, 'daily/2026-11-23'));
    expect(await add(post)).toBe(post.id);
    expect(await add(again)).toBe(post.id);
    expect(await add(another)).toBe(another.id);
    expect(await record.transaction((tx) => tx.findPost(post.id))).not.toBeNull();
  });

  it('gives a claim to one of two workers at once', async () => {
    const post = await addPost(newCustomer());
    const outcomes = await Promise.all([claim(post.id), claim(post.id)]);
    expect(outcomes).toContain('held');
    expect(outcomes).toContainEqual(expect.objectContaining({ interrupted: false }));
  });

  it('knows no post by an unknown id', async () => {
    expect(await claim('none')).toBeNull();
  });

  it('is current once delivered, until its content changes', async () => {
    const post = await addPost(newCustomer());
    await claim(post.id);
    await record.transaction((tx) => tx.confirmDelivered(post.id, 1, receipt));
    expect(await claim(post.id)).toBe('current');
    const content = { ...post.content, title: 'Withdrawn' };
    const changed = await record.transaction((tx) => tx.changePost(post.id, content));
    expect(changed).toMatchObject({ version: 2, shownVersion: 1, state: 'delivered', content, receipt });
    expect(await claim(post.id)).toEqual({ post: changed, interrupted: false });
    await record.transaction((tx) => tx.confirmUpdated(post.id, 2));
    expect(await claim(post.id)).toBe('current');
    const key = { ...newCustomer(), workspace: post.workspace, conversation: 'support', message: 'n1' };
    expect((await record.transaction((tx) => tx.findPostByReceipt(key)))?.id).toBe(post.id);
  });

  it('stays behind when its content changed while an older version was on its way', async () => {
    const post = await addPost(newCustomer());
    await claim(post.id);
    await record.transaction((tx) => tx.changePost(post.id, { ...post.content, title: 'New' }));
    await record.transaction((tx) => tx.confirmDelivered(post.id, 1, receipt));
    expect(await claim(post.id)).toMatchObject({ post: { version: 2, shownVersion: 1 } });
  });

  it('takes over a claim whose lease is over, and says that the post may be there already', async () => {
    const post = await addPost(newCustomer());
    await claim(post.id, NOON);
    expect(await claim(post.id, after(59))).toBe('held');
    expect(await claim(post.id, after(60))).toMatchObject({ interrupted: true });
  });

  it('remembers an interrupted claim through a later one that did not reach the platform', async () => {
    const post = await addPost(newCustomer());
    await claim(post.id);
    await record.transaction((tx) => tx.releasePost(post.id, 'not'));
    expect(await claim(post.id)).toMatchObject({ interrupted: false });
    await record.transaction((tx) => tx.releasePost(post.id, 'perhaps'));
    expect(await claim(post.id)).toMatchObject({ interrupted: true });
    await record.transaction((tx) => tx.releasePost(post.id, 'not'));
    expect(await claim(post.id)).toMatchObject({ interrupted: true });
  });

  it('is done with a post that the platform refused', async () => {
    const post = await addPost(newCustomer());
    await claim(post.id);
    await record.transaction((tx) => tx.failPost(post.id, 'is_archived', null));
    expect(await claim(post.id)).toBe('current');
    expect((await record.transaction((tx) => tx.findPost(post.id)))?.state).toBe('failed');
  });

  it('shows the sweep what is behind and nobody is at', async () => {
    const customer = newCustomer();
    const [fresh, claimed, shown, refused] = [
      await addPost(customer),
      await addPost(customer),
      await addPost(customer),
      await addPost(customer),
    ];
    await claim(claimed.id, NOON);
    await record.transaction((tx) => tx.confirmDelivered(shown.id, 1, receipt));
    await record.transaction((tx) => tx.failPost(refused.id, 'is_archived', null));
    const own = [fresh, claimed, shown, refused].map(({ id }) => id);
    const stale = async (claimedBefore: Date) =>
      (await record.transaction((tx) => tx.stalePosts(claimedBefore))).filter(({ id }) => own.includes(id));
    expect(await stale(NOON)).toEqual([{ id: fresh.id, queue: 'notices', version: 1 }]);
    expect((await stale(after(1))).map(({ id }) => id).sort()).toEqual([fresh.id, claimed.id].sort());
  });
});

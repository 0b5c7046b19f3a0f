import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import { describeOnDatabases } from '../support/databases.js';
import { builtInPolicy } from '../support/policy.js';
import {
  after,
  anEntry,
  anInboundMessage,
  aPost,
  aStrike,
  messageIn,
  NOON,
  newCustomer,
  newWorkspace,
  openRecord,
} from '../support/record-samples.js';

describeOnDatabases('record: ledger, background, people, settings', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  it('finds a line again as it was written, by message and revision', async () => {
    const workspace = newWorkspace();
    const entry = anEntry(workspace, { state: 'decided', caseId: 'c1', rule: 'first-abuse' });
    await record.transaction((tx) => tx.saveLedgerEntry(entry));
    const found = await record.transaction((tx) => tx.findLedgerEntry(entry.key, 'posted'));
    expect(found).toEqual(entry);
    expect(await record.transaction((tx) => tx.findLedgerEntry(entry.key, 'deleted'))).toBeNull();
    const elsewhere = messageIn(newWorkspace());
    expect(await record.transaction((tx) => tx.findLedgerEntry(elsewhere, 'posted'))).toBeNull();
  });

  it('replaces the line of the same revision', async () => {
    const entry = anEntry(newWorkspace(), { state: 'waiting', judged: null });
    await record.transaction((tx) => tx.saveLedgerEntry(entry));
    const decided = anEntry(entry.key, { state: 'decided', rule: 'goes-on' });
    await record.transaction((tx) => tx.saveLedgerEntry(decided));
    expect(await record.transaction((tx) => tx.revisionsOf(entry.key))).toEqual([decided]);
  });

  it('lists revisions in the order in which they were written, not in which they came', async () => {
    const workspace = newWorkspace();
    const edit = anEntry(workspace, { revision: 'edit-2', writtenAt: after(60) });
    const first = anEntry(workspace, { writtenAt: NOON });
    await record.transaction((tx) => tx.saveLedgerEntry(edit));
    await record.transaction((tx) => tx.saveLedgerEntry(first));
    expect(await record.transaction((tx) => tx.revisionsOf(edit.key))).toEqual([first, edit]);
  });

  it('lists what waits for a customer in the order of writing', async () => {
    const customer = newCustomer();
    const entry = (message: string, seconds: number, author = 'ada') =>
      anEntry(customer, {
        key: messageIn(customer, message),
        state: 'waiting',
        writtenAt: after(seconds),
        author,
      });
    await record.transaction(async (tx) => {
      for (const each of [entry('late', 9), entry('early', 1), entry('other', 2, 'bob')])
        await tx.saveLedgerEntry(each);
      await tx.saveLedgerEntry(anEntry(customer, { key: messageIn(customer, 'decided') }));
    });
    const waiting = await record.transaction((tx) => tx.waitingMessages(customer));
    expect(waiting.map(({ key }) => key.message)).toEqual(['early', 'late']);
  });

  it('calls a waiting message forgotten once no notice is on its way', async () => {
    const customer = newCustomer();
    const waiting = anEntry(customer, { state: 'waiting' });
    const post = aPost(customer);
    const strike = aStrike(customer, 'case-forgotten', { postId: post.id });
    const forgotten = async () =>
      (await record.transaction((tx) => tx.forgottenWaitingMessages())).filter(
        ({ key }) => key.workspace === customer.workspace,
      );
    await record.transaction(async (tx) => {
      await tx.openCase('case-forgotten', customer, NOON);
      await tx.addPost(post);
      await tx.addStrike(customer, strike);
      await tx.saveLedgerEntry(waiting);
    });
    expect(await forgotten()).toEqual([]);
    await record.transaction(async (tx) => {
      await tx.confirmDelivered(post.id, 1, { conversation: 'support', message: 'n1', postedAt: NOON });
      await tx.saveStrike({ ...strike, deliveredAt: NOON });
    });
    expect(await forgotten()).toEqual([waiting]);
  });

  it('gives the earlier texts of the thread as background, oldest first, without the message itself', async () => {
    const workspace = newWorkspace();
    const message = (id: string, seconds: number, thread = 'm1') =>
      anInboundMessage(workspace, {
        key: messageIn(workspace, id),
        thread,
        text: `text of ${id}`,
        writtenAt: after(seconds),
      });
    await record.transaction(async (tx) => {
      await tx.rememberText(message('m2', 2), 'agent', after(100));
      await tx.rememberText(message('m1', 1), 'customer', after(100));
      await tx.rememberText(message('m3', 3), 'customer', after(100));
      await tx.rememberText(message('m4', 4), 'customer', after(100));
      await tx.rememberText(message('x1', 1, 'x1'), 'customer', after(100));
    });
    const background = await record.transaction((tx) => tx.backgroundOf(message('m3', 3), after(5)));
    expect(background).toEqual([
      { from: 'customer', text: 'text of m1' },
      { from: 'agent', text: 'text of m2' },
    ]);
  });

  it('tells another customer of the thread from the one whose message is judged', async () => {
    const workspace = newWorkspace();
    const message = (id: string, seconds: number, author: string) =>
      anInboundMessage(workspace, {
        key: messageIn(workspace, id),
        thread: 'm1',
        author,
        text: `text of ${id}`,
        writtenAt: after(seconds),
      });
    await record.transaction(async (tx) => {
      await tx.rememberText(message('m1', 1, 'ada'), 'customer', after(100));
      await tx.rememberText(message('m2', 2, 'bruno'), 'customer', after(100));
    });
    const senders = async (author: string) =>
      (await record.transaction((tx) => tx.backgroundOf(message('m3', 3, author), after(5)))).map(
        ({ from }) => from,
      );
    expect(await senders('ada')).toEqual(['customer', 'other']);
    expect(await senders('bruno')).toEqual(['other', 'customer']);
  });

  it('keeps the newest ten texts of a thread, and none past its date', async () => {
    const workspace = newWorkspace();
    const message = (n: number) =>
      anInboundMessage(workspace, {
        key: messageIn(workspace, `m${n}`),
        text: `text ${n}`,
        writtenAt: after(n),
      });
    await record.transaction(async (tx) => {
      for (let n = 1; n <= 12; n += 1) await tx.rememberText(message(n), 'customer', after(100));
    });
    const texts = async (now: Date) =>
      (await record.transaction((tx) => tx.backgroundOf(message(13), now))).map(({ text }) => text);
    expect(await texts(after(20))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `text ${n}`));
    expect(await texts(after(100))).toEqual([]);
    const { rows } = await pool().query(
      'SELECT count(text)::integer AS kept FROM garbo.thread_background WHERE workspace = $1',
      [workspace.workspace],
    );
    expect(rows).toEqual([{ kept: 10 }]);
  });

  it('replaces the text of an earlier revision, but not by one that only comes later', async () => {
    const workspace = newWorkspace();
    const posted = anInboundMessage(workspace, { text: 'posted' });
    const edited = anInboundMessage(workspace, {
      text: 'edited',
      revision: 'e1',
      change: 'edited',
      writtenAt: after(5),
    });
    const next = anInboundMessage(workspace, { key: messageIn(workspace, 'm2'), writtenAt: after(9) });
    const background = () => record.transaction((tx) => tx.backgroundOf(next, after(10)));
    await record.transaction((tx) => tx.rememberText(edited, 'customer', after(100)));
    await record.transaction((tx) => tx.rememberText(posted, 'customer', after(100)));
    expect(await background()).toEqual([{ from: 'customer', text: 'edited' }]);
    await record.transaction((tx) => tx.forgetText(posted.key));
    await record.transaction((tx) => tx.rememberText(posted, 'customer', after(100)));
    expect(await background()).toEqual([]);
  });

  it('knows whether an edit says what was said before, also after a failed attempt to judge it', async () => {
    const workspace = newWorkspace();
    const revision = (text: string, minute: number) =>
      anInboundMessage(workspace, {
        text,
        revision: `e${minute}`,
        change: 'edited',
        writtenAt: after(minute),
      });
    const saidBefore = (text: string, minute: number) =>
      record.transaction((tx) => tx.saidBefore(revision(text, minute)));
    const remember = (text: string, minute: number) =>
      record.transaction((tx) => tx.rememberText(revision(text, minute), 'customer', after(100)));
    expect(await saidBefore('posted', 2)).toBe(false);
    await remember('posted', 1);
    expect(await saidBefore('posted', 2)).toBe(true);
    expect(await saidBefore('edited', 2)).toBe(false);
    await remember('edited', 2);
    expect(await saidBefore('edited', 2)).toBe(false);
    expect(await saidBefore('edited', 3)).toBe(true);
    expect(await saidBefore('posted', 3)).toBe(false);
  });

  it('lets texts and evidence go at their date, and keeps the rest', async () => {
    const workspace = newWorkspace();
    const next = anInboundMessage(workspace, { key: messageIn(workspace, 'm9'), writtenAt: after(9) });
    await record.transaction(async (tx) => {
      await tx.rememberText(anInboundMessage(workspace), 'customer', after(50));
      await tx.rememberText(
        anInboundMessage(workspace, { key: messageIn(workspace, 'm2'), text: 'stays' }),
        'customer',
        after(51),
      );
    });
    expect(await record.transaction((tx) => tx.purgeExpired(after(50), new Date(0)))).toBeGreaterThan(0);
    expect(await record.transaction((tx) => tx.backgroundOf(next, after(10)))).toEqual([
      { from: 'customer', text: 'stays' },
    ]);
    const { rows } = await pool().query(
      'SELECT message, text, length(text_hash) AS hash FROM garbo.thread_background WHERE workspace = $1 ORDER BY 1',
      [workspace.workspace],
    );
    expect(rows).toEqual([
      { message: 'm1', text: null, hash: 64 },
      { message: 'm2', text: 'stays', hash: 64 },
    ]);
  });

  it('remembers people, and what was last known of them', async () => {
    const workspace = newWorkspace();
    const ada = { id: 'ada', name: 'Ada', role: 'customer', language: null } as const;
    await record.transaction((tx) => tx.rememberPerson(workspace, ada, NOON));
    await record.transaction((tx) =>
      tx.rememberPerson(workspace, { ...ada, role: 'manager', language: 'it' }, after(1)),
    );
    expect(await record.transaction((tx) => tx.findKnownPerson(workspace, 'ada'))).toEqual({
      person: { ...ada, role: 'manager', language: 'it' },
      seenAt: after(1),
    });
    expect(await record.transaction((tx) => tx.findKnownPerson(newWorkspace(), 'ada'))).toBeNull();
  });

  it('keeps a policy once', async () => {
    const policy = builtInPolicy();
    await record.transaction((tx) => tx.keepPolicy(policy, NOON));
    await record.transaction((tx) => tx.keepPolicy(policy, after(1)));
    const { rows } = await pool().query(
      `SELECT loaded_at, jsonb_array_length(enforcement -> 'rules') AS rules, texts -> 'en' ->> 'source' AS source
       FROM garbo.policy_versions WHERE version = $1`,
      [policy.version],
    );
    const { rules } = policy.enforcement;
    expect(rows).toEqual([{ loaded_at: NOON, rules: rules.size, source: policy.texts.en?.source }]);
  });
});

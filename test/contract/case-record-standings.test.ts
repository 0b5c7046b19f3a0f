import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { CustomerKey } from '../../src/core/workspace.js';
import { describeOnDatabases } from '../support/databases.js';
import {
  after,
  anAlert,
  anEntry,
  aPost,
  aStrike,
  messageIn,
  NOON,
  newCustomer,
  openRecord,
} from '../support/record-samples.js';

describeOnDatabases('record: standings, alerts, measures', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  const standingOf = (customer: CustomerKey, remindersSince = new Date(0)) =>
    record.transaction((tx) => tx.lockStanding(customer, 'Ada', remindersSince));

  async function openCase(customer: CustomerKey): Promise<string> {
    const caseId = randomUUID();
    await record.transaction((tx) => tx.openCase(caseId, customer, NOON));
    return caseId;
  }

  it('begins with a clean standing', async () => {
    const customer = newCustomer();
    const clean = {
      customer,
      caseId: null,
      strikes: [],
      reminders: [],
      noticeOnItsWay: false,
      openAlert: null,
      measure: null,
    };
    expect(await standingOf(customer)).toEqual(clean);
    expect(await standingOf(customer)).toEqual(clean);
  });

  it('lets one transaction at a time have a customer', async () => {
    const customer = newCustomer();
    const order: string[] = [];
    const take = (name: string) =>
      record.transaction(async (tx) => {
        const { strikes } = await tx.lockStanding(customer, 'Ada', NOON);
        order.push(`${name} sees ${strikes.length}`);
        if (strikes.length === 0) {
          await tx.openCase(`case-${customer.workspace}`, customer, NOON);
          await tx.addStrike(customer, aStrike(customer, `case-${customer.workspace}`));
        }
        order.push(`${name} ends`);
      });
    await Promise.all([take('one'), take('other')]);
    const [first] = order;
    const [winner, loser] = first === 'one sees 0' ? ['one', 'other'] : ['other', 'one'];
    expect(order).toEqual([`${winner} sees 0`, `${winner} ends`, `${loser} sees 1`, `${loser} ends`]);
  });

  it('keeps nothing of a transaction that throws', async () => {
    const customer = newCustomer();
    const fault = new Error('stop');
    const attempt = record.transaction(async (tx) => {
      await tx.openCase(randomUUID(), customer, NOON);
      throw fault;
    });
    await expect(attempt).rejects.toBe(fault);
    expect((await standingOf(customer)).caseId).toBeNull();
  });

  it('reads strikes, newest last, as they were last saved', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const [first, second] = [aStrike(customer, caseId), aStrike(customer, caseId, { severity: 'high' })];
    const saved = {
      ...first,
      severity: 'critical',
      deliveredAt: NOON,
      expiresAt: after(99),
      voidedAt: after(9),
    } as const;
    await record.transaction(async (tx) => {
      await tx.addStrike(customer, first);
      await tx.addStrike(customer, second);
      await tx.saveStrike(saved);
    });
    expect(await standingOf(customer)).toMatchObject({ caseId, strikes: [saved, second] });
    expect(await record.transaction((tx) => tx.findStrikeByPost(second.postId))).toEqual({
      customer,
      strike: second,
    });
    expect(await record.transaction((tx) => tx.findStrikeByPost('none'))).toBeNull();
  });

  it('reads reminders of the window and those on their way', async () => {
    const customer = newCustomer();
    await record.transaction(async (tx) => {
      await tx.addReminder(customer, randomUUID(), { thread: 'old', deliveredAt: after(-10) });
      await tx.addReminder(customer, randomUUID(), { thread: 'new', deliveredAt: after(10) });
      await tx.addReminder(customer, randomUUID(), { thread: 'on its way', deliveredAt: null });
    });
    const { reminders } = await standingOf(customer, NOON);
    expect(reminders).toEqual([
      { thread: 'new', deliveredAt: after(10) },
      { thread: 'on its way', deliveredAt: null },
    ]);
  });

  it('knows a warning on its way until it is delivered, refused or voided', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const send = async () => {
      const post = aPost(customer);
      const strike = aStrike(customer, caseId, { postId: post.id });
      await record.transaction(async (tx) => {
        await tx.addPost(post);
        await tx.addStrike(customer, strike);
      });
      return strike;
    };
    const isOnItsWay = async () => (await standingOf(customer)).noticeOnItsWay;

    const delivered = await send();
    expect(await isOnItsWay()).toBe(true);
    await record.transaction((tx) => tx.saveStrike({ ...delivered, deliveredAt: NOON }));
    expect(await isOnItsWay()).toBe(false);

    const refused = await send();
    await record.transaction((tx) => tx.failPost(refused.postId, 'channel_not_found', null));
    expect(await isOnItsWay()).toBe(false);

    const voided = await send();
    await record.transaction((tx) => tx.saveStrike({ ...voided, voidedAt: NOON }));
    expect(await isOnItsWay()).toBe(false);
  });

  it('knows a reminder on its way until it is delivered or removed', async () => {
    const customer = newCustomer();
    const [one, other] = [aPost(customer), aPost(customer)];
    await record.transaction(async (tx) => {
      for (const post of [one, other]) {
        await tx.addPost(post);
        await tx.addReminder(customer, post.id, { thread: 'm1', deliveredAt: null });
      }
      await tx.reminderDelivered(one.id, NOON);
    });
    expect((await standingOf(customer)).noticeOnItsWay).toBe(true);
    await record.transaction((tx) => tx.removeReminder(other.id));
    expect(await standingOf(customer)).toMatchObject({
      noticeOnItsWay: false,
      reminders: [{ thread: 'm1', deliveredAt: NOON }],
    });
  });

  it('shows the gravest open alert, and neither questions nor what is decided', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const plain = anAlert(customer, caseId);
    const ending = anAlert(customer, caseId, { facts: { recommends: 'end-correspondence' } });
    const blocking = anAlert(customer, caseId, { facts: { recommends: 'block' } });
    const question = anAlert(customer, caseId, { kind: 'question' });
    await record.transaction((tx) => tx.addAlert(question));
    expect((await standingOf(customer)).openAlert).toBeNull();
    await record.transaction(async (tx) => {
      for (const alert of [ending, blocking, plain]) await tx.addAlert(alert);
    });
    expect((await standingOf(customer)).openAlert).toEqual({ id: blocking.id, caseId, recommends: 'block' });
    const decision = { decision: 'harmless', by: { id: 'mia', name: 'Mia' }, at: NOON, reason: '' } as const;
    await record.transaction((tx) => tx.saveAlert({ ...blocking, decision }));
    expect((await standingOf(customer)).openAlert?.id).toBe(ending.id);
  });

  it('puts a measure in force and lifts it', async () => {
    const customer = newCustomer();
    await standingOf(customer);
    await record.transaction((tx) => tx.setMeasure(customer, { kind: 'block', until: after(60) }));
    expect((await standingOf(customer)).measure).toEqual({ kind: 'block', until: after(60) });
    await record.transaction((tx) => tx.setMeasure(customer, null));
    expect((await standingOf(customer)).measure).toBeNull();
  });

  it('finds an alert again whole, by id and by post, dates as dates', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const alert = anAlert(customer, caseId, { dueAt: after(60), facts: { mentions: ['mia'], joined: 2 } });
    const changed = {
      ...alert,
      postId: randomUUID(),
      takenBy: { id: 'mia', name: 'Mia' },
      decision: {
        decision: 'block',
        by: { id: 'mia', name: 'Mia' },
        at: after(5),
        reason: 'threats',
      },
      notes: [{ phrase: 'undelivered', values: { answer: 'is_archived' } }],
      dueAt: null,
      repeats: 2,
    } as const;
    await record.transaction((tx) => tx.addAlert(alert));
    expect(await record.transaction((tx) => tx.findAlert(alert.id))).toEqual(alert);
    await record.transaction((tx) => tx.saveAlert(changed));
    expect(await record.transaction((tx) => tx.findAlertByPost(changed.postId))).toEqual(changed);
    expect(await record.transaction((tx) => tx.findAlertByPost(alert.postId))).toBeNull();
  });

  it('lists open and overdue alerts, and counts those that mentioned somebody', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const due = anAlert(customer, caseId, { dueAt: after(10), facts: { mentions: ['mia'] } });
    const later = anAlert(customer, caseId, { dueAt: after(20) });
    await record.transaction(async (tx) => {
      await tx.addAlert(later);
      await tx.addAlert(due);
    });
    const overdue = (await record.transaction((tx) => tx.overdueAlerts(after(10)))).filter(
      (alert) => alert.customer.workspace === customer.workspace,
    );
    expect(overdue).toEqual([due]);
    expect(await record.transaction((tx) => tx.openAlertsOf(customer))).toEqual([later, due]);
    expect(await record.transaction((tx) => tx.countMentions(customer))).toBe(1);
  });

  it('finds the open dispute of a notice before a decided one', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const noticePostId = randomUUID();
    const open = anAlert(customer, caseId, { kind: 'dispute', facts: { noticePostId } });
    const decided = anAlert(customer, caseId, {
      kind: 'dispute',
      facts: { noticePostId },
      decision: { decision: 'withdrawn', by: { id: 'mia', name: 'Mia' }, at: NOON, reason: '' },
    });
    const beside = anAlert(customer, caseId, { facts: { noticePostId } });
    await record.transaction(async (tx) => {
      for (const alert of [open, decided, beside]) await tx.addAlert(alert);
    });
    expect((await record.transaction((tx) => tx.findDisputeOf(noticePostId)))?.id).toBe(open.id);
    await record.transaction((tx) => tx.saveAlert({ ...open, decision: decided.decision }));
    expect((await record.transaction((tx) => tx.findDisputeOf(noticePostId)))?.id).toBe(decided.id);
  });

  it('blanks names and words in posts and alerts at their date, and keeps the rest', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const [old, recent, never] = [aPost(customer), aPost(customer), aPost(customer)];
    const alert = anAlert(customer, caseId, { raisedAt: NOON });
    await record.transaction(async (tx) => {
      await tx.addAlert(alert);
      await tx.addPost(never);
      for (const [post, postedAt] of [[old, NOON] as const, [recent, after(2)] as const]) {
        await tx.addPost(post);
        await tx.confirmDelivered(post.id, 1, { conversation: 'support', message: post.id, postedAt });
      }
      await tx.purgeExpired(NOON, after(1));
    });
    const contentOf = async (id: string) => (await record.transaction((tx) => tx.findPost(id)))?.content;
    const { clause, buttons } = old.content;
    expect(await contentOf(old.id)).toMatchObject({ paragraphs: [], quotes: [], clause, buttons });
    expect(await contentOf(never.id)).toMatchObject({ paragraphs: [], quotes: [], clause, buttons });
    expect(await contentOf(recent.id)).toEqual(recent.content);
    const facts = { ...alert.facts, customerName: '', violations: [] };
    expect(await record.transaction((tx) => tx.findAlert(alert.id))).toEqual({ ...alert, facts });
  });

  it('keeps measures as last saved', async () => {
    const customer = newCustomer();
    const caseId = await openCase(customer);
    const proposed = {
      id: randomUUID(),
      customer,
      caseId,
      alertId: randomUUID(),
      kind: 'block',
      state: 'proposed',
      reason: 'threats',
      confirmedBy: ['mia'],
      until: null,
      postId: null,
      channels: [],
      tasks: [],
      lookAt: null,
    } as const;
    const applied = {
      ...proposed,
      state: 'applied',
      confirmedBy: ['mia', 'leo'],
      until: after(60),
      postId: randomUUID(),
      channels: [
        {
          conversation: 'support',
          name: '#support',
          act: 'remove',
          result: 'done',
          answer: null,
          perhaps: false,
          whole: 'Customers',
        },
        {
          conversation: 'sales',
          name: null,
          act: 'remove',
          result: 'other',
          answer: 'odd_code',
          perhaps: true,
          whole: null,
        },
      ],
      tasks: [
        { id: 'mail', done: { by: { id: 'mia', name: 'Mia' }, at: NOON } },
        { id: 'remove', done: null },
      ],
      lookAt: after(60),
    } as const;
    await record.transaction((tx) => tx.saveMeasure(proposed));
    await record.transaction((tx) => tx.saveMeasure(applied));
    expect(await record.transaction((tx) => tx.measuresOfAlert(proposed.alertId))).toEqual([applied]);
    expect(await record.transaction((tx) => tx.findMeasureByPost(applied.postId))).toEqual(applied);
  });

  it('knows where a customer has written', async () => {
    const customer = newCustomer();
    const written = (conversation: string, message: string, author = 'ada') =>
      anEntry(customer, { key: { ...messageIn(customer, message), conversation }, author });
    await record.transaction(async (tx) => {
      for (const entry of [
        written('support', '1'),
        written('support', '2'),
        written('billing', '3'),
        written('sales', '4', 'bob'),
      ])
        await tx.saveLedgerEntry(entry);
    });
    expect(await record.transaction((tx) => tx.conversationsOf(customer))).toEqual(['billing', 'support']);
  });
});

import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { CustomerKey } from '../../src/core/workspace.js';
import { describeOnDatabases } from '../support/databases.js';
import {
  after,
  anAlert,
  anInboundMessage,
  aPost,
  messageIn,
  NOON,
  newCustomer,
  openRecord,
} from '../support/record-samples.js';

describeOnDatabases('record: what ends with an installation', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  const receipt = { conversation: 'support', message: 'shown', postedAt: NOON };

  async function openCase(customer: CustomerKey): Promise<string> {
    const caseId = crypto.randomUUID();
    await record.transaction(async (tx) => {
      await tx.lockStanding(customer, 'Ada', NOON);
      await tx.openCase(caseId, customer, NOON);
    });
    return caseId;
  }

  it('finds the posts of this workspace that are not shown as they now are', async () => {
    const [here, elsewhere] = [newCustomer(), newCustomer()];
    const [waiting, shown, changed, refused] = [aPost(here), aPost(here), aPost(here), aPost(here)];
    const posts = await record.transaction(async (tx) => {
      for (const post of [waiting, shown, changed, refused, aPost(elsewhere)]) await tx.addPost(post);
      await tx.confirmDelivered(shown.id, 1, receipt);
      await tx.confirmDelivered(changed.id, 1, { ...receipt, message: 'other' });
      await tx.changePost(changed.id, changed.content);
      await tx.failPost(refused.id, 'uninstalled', null);
      return tx.unshownPosts(here);
    });
    expect(posts.map(({ id }) => id).sort()).toEqual([waiting.id, changed.id].sort());
  });

  it('forgets the texts of this workspace for good, and no others', async () => {
    const [here, elsewhere] = [newCustomer(), newCustomer()];
    const next = (customer: CustomerKey) => anInboundMessage(customer, { key: messageIn(customer, 'm2') });
    const texts = await record.transaction(async (tx) => {
      for (const one of [here, elsewhere]) {
        await tx.rememberText(anInboundMessage(one), 'customer', after(60));
      }
      await tx.forgetTextsOf(here);
      // A delivery that comes late does not bring one back.
      await tx.rememberText(anInboundMessage(here), 'customer', after(60));
      return Promise.all([here, elsewhere].map((one) => tx.backgroundOf(next(one), NOON)));
    });
    expect(texts.map(({ length }) => length)).toEqual([0, 1]);
  });

  it('drops the deadlines of open alerts of this workspace, and no others', async () => {
    const [here, elsewhere] = [newCustomer(), newCustomer()];
    const due = { dueAt: after(1) };
    const mine = anAlert(here, await openCase(here), due);
    const theirs = anAlert(elsewhere, await openCase(elsewhere), due);
    const overdue = await record.transaction(async (tx) => {
      for (const alert of [mine, theirs]) await tx.addAlert(alert);
      await tx.dropDeadlines(here);
      return tx.overdueAlerts(after(60));
    });
    const ids = overdue.map(({ id }) => id);
    expect([ids.includes(mine.id), ids.includes(theirs.id)]).toEqual([false, true]);
    expect((await record.transaction((tx) => tx.findAlert(mine.id)))?.decision).toBeNull();
  });
});

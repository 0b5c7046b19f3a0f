import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { SettingChange } from '../../src/core/ports/setting-store.js';
import type { OwnConversationSettings } from '../../src/core/settings/conversation-settings.js';
import type { WorkspaceSettings } from '../../src/core/settings/workspace-settings.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { describeOnDatabases } from '../support/databases.js';
import { after, NOON, newWorkspace, openRecord } from '../support/record-samples.js';

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 5 });
const people = fc.record({ users: ids, groups: ids });
const words = fc.string({ maxLength: 40 });

const ofConversation: fc.Arbitrary<Partial<OwnConversationSettings>> = fc.record(
  {
    mode: fc.constantFrom('off', 'shadow', 'live'),
    noticesIn: fc.constantFrom('thread', 'direct'),
    language: fc.constantFrom('it', 'en', null),
    managersConversation: fc.option(words),
  },
  { requiredKeys: [] },
);

const ofWorkspace: fc.Arbitrary<Partial<WorkspaceSettings>> = fc.record(
  {
    managersConversation: words,
    managers: people,
    directors: people,
    agents: ids,
    customers: ids,
    workingTimes: fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      hours: fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 1, max: 1440 }) }),
    }),
    contactAddress: fc.option(words),
  },
  { requiredKeys: [] },
);

describeOnDatabases('record: settings', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  function change(workspace: WorkspaceKey, changes: Partial<SettingChange> = {}): SettingChange {
    return {
      ...workspace,
      conversation: 'support',
      key: 'mode',
      from: 'shadow',
      to: 'live',
      by: 'mia',
      at: NOON,
      once: 'one',
      ...changes,
    };
  }

  const make = (wanted: SettingChange) => record.transaction((tx) => tx.changeSetting(wanted));
  const read = (workspace: WorkspaceKey, ...conversations: string[]) =>
    record.transaction((tx) => tx.storedSettings(workspace, conversations));

  /** Postgres keeps no NUL in text. */
  const storable = (value: unknown) => !JSON.stringify(value).includes('\\u0000');

  it('reads back what was written, for a conversation and for the workspace', async () => {
    await fc.assert(
      fc.asyncProperty(ofConversation.filter(storable), ofWorkspace.filter(storable), async (own, all) => {
        const workspace = newWorkspace();
        for (const [conversation, values] of [
          ['support', own],
          ['*', all],
        ] as const) {
          for (const [key, to] of Object.entries(values)) {
            const once = `${conversation}/${key}`;
            await make(change(workspace, { conversation, key: key as SettingChange['key'], to, once }));
          }
        }
        const stored = await read(workspace, 'support');
        expect(stored.workspace).toEqual(all);
        expect(stored.conversations.get('support') ?? {}).toEqual(own);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps who changed what, when and from what, and makes one order once', async () => {
    const workspace = newWorkspace();
    const first = change(workspace);
    const second = change(workspace, { from: 'live', to: 'off', by: 'leo', at: after(1), once: 'two' });
    expect(await make(first)).toBe(true);
    expect(await make(second)).toBe(true);
    expect(await make(first)).toBe(false);
    expect((await read(workspace, 'support')).conversations.get('support')).toEqual({ mode: 'off' });
    expect(await record.transaction((tx) => tx.settingChanges(workspace))).toEqual([first, second]);
    expect(await record.transaction((tx) => tx.settingChanges(newWorkspace()))).toEqual([]);
  });

  it('lets nobody rewrite the list of changes', async () => {
    const workspace = newWorkspace();
    await make(change(workspace));
    for (const statement of [
      'DELETE FROM garbo.setting_changes',
      "UPDATE garbo.setting_changes SET changed_by = 'x'",
    ])
      await expect(pool().query(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it('reads the conversations asked for, and every one with managers of its own', async () => {
    const workspace = newWorkspace();
    const own = { key: 'managersConversation', to: 'bosses' } as const;
    await make(change(workspace, { conversation: 'sales', ...own, once: 'a' }));
    await make(change(workspace, { conversation: 'sales', once: 'b' }));
    await make(change(workspace, { conversation: 'other', once: 'c' }));
    const { conversations } = await read(workspace, 'support');
    expect([...conversations]).toEqual([['sales', { managersConversation: 'bosses' }]]);
    expect((await read(newWorkspace(), 'support')).conversations.size).toBe(0);
  });

  it('lets changes of one workspace be made one after the other', async () => {
    const workspace = newWorkspace();
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        record.transaction(async (tx) => {
          await tx.lockSettings(workspace);
          const { customers = [] } = (await tx.storedSettings(workspace, [])).workspace;
          const to = [...customers, name].sort();
          await tx.changeSetting(
            change(workspace, { conversation: '*', key: 'customers', from: customers, to, once: name }),
          );
        }),
      ),
    );
    expect((await read(workspace)).workspace.customers).toEqual(['a', 'b', 'c', 'd']);
  });
});

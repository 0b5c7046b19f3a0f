import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createCalendar } from '../../../adapters/luxon/index.js';
import { ROLE_AGES_MS, ROLES_KNOWN_WITHIN_MS } from '../../../adapters/slack/role-ages.js';
import { rolesInForce } from '../../../src/composition/roles.js';
import { rolesFromConfig } from '../../../src/composition/slack-roles.js';
import { readConfig } from '../../../src/config.js';
import { type CheckTools, checkPress } from '../../../src/core/cases/check-press.js';
import type { CaseRecord } from '../../../src/core/ports/case-record.js';
import { coreSettings } from '../../../src/core-settings.js';
import { describeOnDatabases } from '../../support/databases.js';
import { HandClock } from '../../support/doubles.js';
import { builtInPolicy } from '../../support/policy.js';
import { aWarning } from '../../support/post-content.js';
import { aPost, openRecord } from '../../support/record-samples.js';
import {
  keyPhrases,
  type SlackUnderTest,
  startSlackUnderTest,
} from '../../support/slack/slack-under-test.js';

const SECOND = 1_000;
const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

const config = readConfig({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
  SLACK_MANAGERS: 'UBOSS',
  SLACK_MANAGER_GROUPS: 'SBOSSES',
});
const settings = coreSettings(config, '', ({ conversation }) => [conversation]);

it('leaves time for the calls beside the ages that add up', () => {
  const ages = Object.values(ROLE_AGES_MS).reduce((sum, age) => sum + age, 0);
  expect(ROLES_KNOWN_WITHIN_MS).toBe(5 * 60 * SECOND);
  expect(ROLES_KNOWN_WITHIN_MS - ages).toBeGreaterThanOrEqual(30 * SECOND);
});

describeOnDatabases('a change of role', (pool) => {
  let record: CaseRecord;
  let run: SlackUnderTest;
  let clock: HandClock;
  beforeAll(async () => {
    record = await openRecord(pool());
  });
  beforeEach(async () => {
    clock = new HandClock();
    const roles = rolesInForce(
      rolesFromConfig(config),
      'slack',
      { record, settings, clock },
      ROLE_AGES_MS.lists,
    );
    run = await startSlackUnderTest({ clock, rolesOf: roles });
    run.slack.addUserGroup('SBOSSES', ['UAGENT']);
  });
  afterEach(() => run.stop());

  const roleOf = async (id: string) => (await run.adapter.platform.findPerson(WORKSPACE, id)).role;

  const tools = (): CheckTools => ({
    record,
    settings,
    clock,
    platformOf: () => run.adapter.platform,
    policy: builtInPolicy(),
    phrases: keyPhrases,
    log: run.log,
    calendar: createCalendar({
      zone: config.TIME_ZONE,
      days: config.WORKING_DAYS,
      hours: config.WORKING_HOURS,
      quiet: null,
    }),
  });

  /** Whether a press on an alert of the workspace is let through. */
  async function mayDecide(actor: string): Promise<string> {
    const post = aPost(WORKSPACE, {
      id: randomUUID(),
      queue: 'escalations',
      recipient: null,
      content: aWarning({
        kind: 'alert',
        buttons: [{ id: 'take', label: 'Me ne occupo io', style: 'plain', reason: 'none' }],
      }),
    });
    await record.transaction((tx) => tx.addPost(post));
    const press = { workspace: WORKSPACE, postId: post.id, button: 'take', actor, reason: '' };
    return (await checkPress(tools(), press)).status;
  }

  /** Every part is asked for again at the last moment at which it still has the old answer. */
  async function asTimeGoesBy(milliseconds: number, ask: () => Promise<unknown>): Promise<void> {
    for (let gone = 0; gone < milliseconds; gone += SECOND) {
      await ask();
      clock.advance(SECOND);
    }
  }

  it.each([0, 1, 60, 119, 121, 179, 199, 239])(
    'who leaves a user group is a manager no more after five minutes, however it was asked before (%d s)',
    async (offset) => {
      expect(await roleOf('UGUEST')).toBe('customer');
      run.slack.addUserGroup('SBOSSES', []);
      await asTimeGoesBy(offset * SECOND, () => roleOf('UGUEST'));
      await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS - offset * SECOND, async () => {
        await roleOf('UAGENT');
        await roleOf('UGUEST');
      });
      expect(await roleOf('UAGENT')).toBe('agent');
      expect(await mayDecide('UAGENT')).toBe('forbidden');
    },
  );

  it('who is taken off the list in the settings is refused after five minutes; who is put on it may press', async () => {
    expect([await mayDecide('UBOSS'), await mayDecide('UAGENT')]).toEqual(['ready', 'ready']);
    const change = { ...WORKSPACE, conversation: '*', key: 'managers', from: null, by: 'UADMIN' } as const;
    const to = { users: ['UNEW'], groups: [] };
    run.slack.addMember('UNEW');
    await record.transaction((tx) =>
      tx.changeSetting({ ...change, to, at: clock.now(), once: randomUUID() }),
    );
    await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS, () => Promise.all(['UBOSS', 'UAGENT', 'UNEW'].map(roleOf)));
    expect([await mayDecide('UBOSS'), await mayDecide('UAGENT')]).toEqual(['forbidden', 'forbidden']);
    expect(await mayDecide('UNEW')).toBe('ready');
    await record.transaction((tx) =>
      tx.changeSetting({
        ...change,
        to: { users: ['UBOSS'], groups: ['SBOSSES'] },
        at: clock.now(),
        once: randomUUID(),
      }),
    );
  });

  it('a deactivated account decides nothing after five minutes', async () => {
    expect(await mayDecide('UBOSS')).toBe('ready');
    const boss = run.slack.users.get('UBOSS');
    if (boss) run.slack.users.set('UBOSS', { ...boss, deleted: true });
    await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS, () => roleOf('UBOSS'));
    expect(await mayDecide('UBOSS')).toBe('forbidden');
  });
});

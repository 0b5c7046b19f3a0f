import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opens } from '../../../adapters/teams/dialogs/dialog.js';
import type { SettingsInForce } from '../../../src/core/settings/read-settings.js';
import type { SettingsChange, SettingsOutcome } from '../../../src/core/settings/settings-change.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import {
  AGENT,
  BOSS,
  GUEST,
  MANAGERS,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const GROUP = '44444444-5555-6666-7777-888888888888';
const nobody = { users: [], groups: [] };

describe('the set-up', () => {
  let run: TeamsUnderTest;
  let settings: SettingsInForce;
  let outcome: SettingsOutcome;
  let holds: boolean;

  beforeEach(async () => {
    outcome = { status: 'ready' };
    holds = true;
    settings = {
      workspace: {
        managersConversation: MANAGERS,
        managers: { users: [BOSS], groups: [] },
        directors: nobody,
        agents: [],
        customers: [],
        workingTimes: { days: [1, 2, 3, 4, 5], hours: { from: 540, to: 1080 } },
        contactAddress: null,
      },
      conversations: new Map([
        [SUPPORT, { mode: 'shadow', noticesIn: 'thread', language: null, managersConversation: null }],
      ]),
    };
    run = await startTeamsUnderTest({
      checkSettings: async () => outcome,
      changeHolds: async () => holds,
      settingsInForce: async () => settings,
    });
    // Garbo knows the conversations it has heard from.
    await run.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await run.sender.writes(BOSS, MANAGERS, 'Buongiorno');
  });
  afterEach(() => run.stop());

  const fetch = (from: string, step: string, more = {}) =>
    run.sender.invokes(from, MANAGERS, 'task/fetch', {
      data: opens('setup', { step, language: 'it', ...more }),
    });
  const begin = async (step: string, more = {}) =>
    FakeDialog.of(run.sender, BOSS, MANAGERS, await fetch(BOSS, step, more));
  const shows = (answer: Parameters<typeof FakeDialog.of>[3]) =>
    FakeDialog.of(run.sender, BOSS, MANAGERS, answer);
  const changes = () =>
    run.queues.escalations.flatMap((job) => (job.type === 'settings' ? [job.change] : []));
  const ordered = { workspace: { platform: 'teams', workspace: OWN_TENANT }, actor: BOSS } as const;
  const entraOf = (person: string) => run.teams.people.get(person)?.entra ?? '';

  it('shows what holds in the whole workspace, people by name under the ids the people picker uses', async () => {
    const dialog = await begin('workspace');
    expect(dialog.input('managersConversation')).toMatchObject({ value: MANAGERS });
    expect(dialog.input('managers')).toMatchObject({
      value: entraOf(BOSS),
      choices: [{ title: 'Boss', value: entraOf(BOSS) }],
      isMultiSelect: true,
      'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    });
    expect(dialog.input('workingFrom')).toMatchObject({ value: '09:00' });
    expect(dialog.input('workingDays')).toMatchObject({ value: '1,2,3,4,5' });
  });

  it('queues what was filled in, people under their ids in Teams, and goes on to the channels', async () => {
    const dialog = await begin('workspace');
    const next = await dialog.send({
      managers: `${entraOf(BOSS)},${entraOf(AGENT)}`,
      managersGroups: ` ${GROUP.toUpperCase()} ,`,
      workingDays: '5,1',
      workingFrom: '08:30',
      contactAddress: ' reclami@example.com ',
    });
    expect(shows(next).text).toContain('chat.setup.channels.intro');
    expect(changes()).toEqual<readonly SettingsChange[]>([
      {
        ...ordered,
        of: 'workspace',
        values: {
          managersConversation: MANAGERS,
          managers: { users: [BOSS, AGENT], groups: [GROUP] },
          directors: nobody,
          workingTimes: { days: [1, 5], hours: { from: 510, to: 1080 } },
          contactAddress: 'reclami@example.com',
        },
      },
    ]);
  });

  it('shows what is refused in the dialog, and keeps what was typed', async () => {
    outcome = { status: 'faulty', faults: [{ field: 'workingHours', say: 'Prima l’inizio.' }] };
    const dialog = await begin('workspace');
    const again = shows(
      await dialog.send({ workingHours: '07:00', managers: entraOf(AGENT), managersGroups: 'i capi' }),
    );
    expect(again.text).toContain('Prima l’inizio.');
    expect(again.text).toContain('teams.setup.groups.odd');
    expect(again.input('workingHours')).toMatchObject({ value: '07:00' });
    expect(again.input('managersGroups')).toMatchObject({ value: 'i capi' });
    expect(again.input('managers')).toMatchObject({
      value: entraOf(AGENT),
      choices: [{ title: 'Agent', value: entraOf(AGENT) }],
    });
    expect(changes()).toEqual([]);
  });

  it('refuses a managers’ conversation in which customers read', async () => {
    const dialog = await begin('workspace');
    const again = shows(await dialog.send({ managersConversation: SUPPORT }));
    expect(again.text).toContain('teams.setup.customers-read Guest, OtherGuest, External');
    expect(again.input('managersConversation')).toMatchObject({ value: SUPPORT });
    expect(changes()).toEqual([]);
  });

  it('lists the channels with what is left to do, and opens one of them', async () => {
    const list = await begin('channels');
    expect(list.text).toContain('Assistenza');
    expect(list.text).toContain('chat.setup.mode.shadow');
    expect(list.text).toContain('chat.setup.left.shadow');
    const channel = shows(await list.send({}, 'it chat.setup.open'));
    expect(channel.text).toContain('chat.setup.mode');
  });

  it('changes a channel, and takes a correction back that is no longer chosen', async () => {
    settings = { ...settings, workspace: { ...settings.workspace, customers: [AGENT] } };
    const dialog = await begin('channel', { channel: SUPPORT });
    expect(dialog.input('customers')).toMatchObject({ value: AGENT });
    const next = await dialog.send({
      mode: 'live',
      noticesIn: 'direct',
      language: 'en',
      customers: '',
      agents: GUEST,
    });
    expect(shows(next).text).toContain('chat.setup.channels.intro');
    expect(changes()).toEqual<readonly SettingsChange[]>([
      { ...ordered, of: 'people', customers: [], agents: [GUEST], asThePlatformSays: [AGENT] },
      {
        ...ordered,
        of: 'conversation',
        conversation: SUPPORT,
        values: { mode: 'live', noticesIn: 'direct', language: 'en', managersConversation: null },
      },
    ]);
  });

  it('tells who is in a channel, guests and people of other tenants as customers', async () => {
    const dialog = await begin('channel', { channel: SUPPORT });
    expect(dialog.text).toContain('chat.setup.customers 3 Guest, OtherGuest, External');
    expect(dialog.text).toContain('chat.setup.staff 2 Agent, Boss');
  });

  it('says so when a change is not made in time, and shows the settings as they are', async () => {
    holds = false;
    const dialog = await begin('channel', { channel: SUPPORT });
    expect(shows(await dialog.send({ mode: 'live' })).text).toContain('chat.setup.not-saved');
  });

  it('is for managers, at every step', async () => {
    expect(saidIn(await fetch(AGENT, 'workspace'))).toBe('it teams.setup.forbidden');
    const dialog = await begin('workspace');
    const forged = FakeDialog.of(run.sender, GUEST, MANAGERS, await fetch(BOSS, 'workspace'));
    expect(saidIn(await forged.send())).toBe('it teams.setup.forbidden');
    expect(dialog.title).toBe('it chat.setup.title');
    expect(changes()).toEqual([]);
  });

  it('offers to try again when Teams does not answer, and a way back when the channel is gone', async () => {
    const gone = await begin('channel', { channel: '19:gone@thread.tacv2' });
    expect(gone.text).toContain('teams.setup.channel-gone');
    run.teams.fail({ status: 503 });
    const trouble = await begin('channel', { channel: SUPPORT });
    expect(trouble.text).toContain('teams.setup.trouble');
    run.teams.heal();
    expect(shows(await trouble.send({}, 'it chat.setup.again')).text).toContain('chat.setup.mode');
  });
});

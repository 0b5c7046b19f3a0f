import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';
import { visibleTextOfView } from '../../support/slack/visible-text.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;
const PATIENCE = { timeout: 10_000 };

describe('/garbo setup', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
    run.slack.addMember('UADMIN', { is_admin: true });
    run.slack.addUserGroup('SBOSSES', ['UBOSS']);
  });
  afterEach(() => run.stop());

  const said = (answer: { readonly body: string }) => JSON.parse(answer.body) as unknown;
  const textOf = (id: string | undefined) => {
    const view = run.slack.views.find((one) => one.id === id);
    return view ? visibleTextOfView(view) : '';
  };
  const shows = (id: string | undefined, words: string) =>
    expect.poll(() => textOf(id), PATIENCE).toContain(words);
  const changes = () =>
    run.queues.escalations.flatMap((job) => (job.type === 'settings' ? [job.change] : []));

  async function begin(user = 'UADMIN'): Promise<string> {
    const answer = await run.sender.commands(user, 'CSUPPORT', 'setup');
    expect(answer.body).toBe('');
    const id = run.slack.views.at(-1)?.id ?? '';
    await shows(id, 'chat.setup.workspace.intro');
    return id;
  }

  const filled = {
    managersConversation: { selected_conversation: 'CMANAGERS' },
    managers: { selected_users: ['UBOSS'] },
    managersGroups: { selected_options: [{ value: 'SBOSSES' }] },
    directors: { selected_users: [] },
    workingDays: { selected_options: [{ value: '1' }, { value: '2' }] },
    workingFrom: { selected_time: '08:30' },
    workingHours: { selected_time: '17:00' },
    contactAddress: { value: ' reclami@example.com ' },
  };

  const ofChannel = {
    mode: { selected_option: { value: 'live' } },
    noticesIn: { selected_option: { value: 'direct' } },
    language: { selected_option: { value: 'en' } },
    managersConversation: { selected_conversation: null },
    customers: { selected_users: ['UAGENT'] },
    agents: { selected_users: [] },
  };

  /** Hands a dialog in with what Slack would report of its fields. */
  function handIn(user: string, id: string, fields: Readonly<Record<string, object>>) {
    const view = run.slack.views.find((one) => one.id === id);
    const values = Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { [name]: value }]),
    );
    return run.sender.sendInteraction({
      type: 'view_submission',
      team: { id: run.slack.team },
      user: { id: user, team_id: run.slack.team },
      trigger_id: run.slack.issueTrigger(),
      view: { ...view, state: { values } },
    });
  }

  function press(user: string, id: string, action_id: string, value?: string) {
    const view = run.slack.views.find((one) => one.id === id);
    return run.sender.sendInteraction({
      type: 'block_actions',
      team: { id: run.slack.team },
      user: { id: user, team_id: run.slack.team },
      trigger_id: run.slack.issueTrigger(),
      container: { type: 'view', view_id: id },
      view,
      actions: [{ action_id, block_id: 'b', ...(value === undefined ? {} : { value }), type: 'button' }],
    });
  }

  async function toChannel(id: string, channel = 'CSUPPORT'): Promise<string> {
    await handIn('UADMIN', id, filled);
    await shows(id, 'chat.setup.channels.intro');
    await press('UADMIN', id, 'garbo-setup:channel', channel);
    return run.slack.views.at(-1)?.id ?? '';
  }

  it('walks an administrator from the workspace to a channel', async () => {
    const id = await begin();
    const handed = await handIn('UADMIN', id, filled);
    expect(said(handed)).toMatchObject({ response_action: 'update' });
    await shows(id, 'chat.setup.channels.intro');
    expect(textOf(id)).toContain('#csupport\nit chat.setup.mode.shadow');
    expect(textOf(id)).toContain('chat.setup.left.shadow');

    run.settings.ofChannel = { ...run.settings.ofChannel, mode: 'live' };
    await press('UADMIN', id, 'garbo-setup:channel', 'CSUPPORT');
    const channel = run.slack.views.at(-1)?.id ?? '';
    await shows(channel, 'chat.setup.customers 2 Nome di UGUEST, Nome di UCONNECT');
    expect(textOf(channel)).toContain('chat.setup.staff 2 Nome di UAGENT, Nome di UBOSS');

    const saved = await handIn('UADMIN', channel, ofChannel);
    expect(saved.body).toBe('');
    await shows(id, '#csupport\nit chat.setup.mode.live');
    const ordered = { workspace: WORKSPACE, actor: 'UADMIN' };
    expect(changes()).toEqual<readonly SettingsChange[]>([
      {
        ...ordered,
        of: 'workspace',
        values: {
          managersConversation: 'CMANAGERS',
          managers: { users: ['UBOSS'], groups: ['SBOSSES'] },
          directors: { users: [], groups: [] },
          workingTimes: { days: [1, 2], hours: { from: 510, to: 1020 } },
          contactAddress: 'reclami@example.com',
        },
      },
      { ...ordered, of: 'people', customers: ['UAGENT'], agents: [], asThePlatformSays: [] },
      {
        ...ordered,
        of: 'conversation',
        conversation: 'CSUPPORT',
        values: { mode: 'live', noticesIn: 'direct', language: 'en', managersConversation: null },
      },
    ]);
  });

  it('shows the settings once they are saved, and until then that they are being saved', async () => {
    run.settings.workspace = { ...run.settings.workspace, managersConversation: '' };
    run.settings.holds = () => false;
    const id = await begin();
    const handed = await handIn('UADMIN', id, filled);
    expect(JSON.stringify(said(handed))).toContain('chat.setup.saving');
    await expect.poll(() => run.slack.callsOf('users.conversations').length, PATIENCE).toBe(1);
    expect(textOf(id)).toContain('chat.setup.saving');

    run.settings.workspace = { ...run.settings.workspace, managersConversation: 'CMANAGERS' };
    run.settings.holds = () => true;
    await shows(id, 'chat.setup.channels.intro');
    expect(textOf(id)).not.toContain('chat.setup.left.managers-channel');
    expect(textOf(id)).not.toContain('chat.setup.not-saved');

    await press('UADMIN', id, 'garbo-setup:channel', 'CSUPPORT');
    const channel = run.slack.views.at(-1)?.id ?? '';
    await shows(channel, 'chat.setup.mode');
    run.settings.holds = ({ of }) => of !== 'conversation';
    await handIn('UADMIN', channel, ofChannel);
    await shows(id, 'chat.setup.saving');
    run.settings.ofChannel = { ...run.settings.ofChannel, mode: 'live' };
    run.settings.holds = () => true;
    await shows(id, 'chat.setup.mode.live');
  });

  it('does not make a change look saved that was refused afterwards', async () => {
    run.settings.holds = () => false;
    const id = await begin();
    await handIn('UADMIN', id, filled);
    await shows(id, 'chat.setup.not-saved');
    expect(textOf(id)).toContain('#csupport\nit chat.setup.mode.shadow');
  }, 15_000);

  describe('with user groups', () => {
    const chosenIn = (id: string, block: string) => {
      const view = run.slack.views.find((one) => one.id === id);
      const found = view?.blocks.find(({ block_id }) => block_id === block);
      return (found as { element?: { initial_options?: { value: string }[] } } | undefined)?.element
        ?.initial_options;
    };
    const savedGroups = () => changes().map((change) => change.of === 'workspace' && change.values.managers);

    it('keeps those chosen for which the dialog has no room', async () => {
      const groups = Array.from({ length: 120 }, (_, index) => `S${String(index).padStart(3, '0')}`);
      for (const group of groups) run.slack.addUserGroup(group, []);
      run.settings.workspace = { ...run.settings.workspace, managers: { users: ['UBOSS'], groups } };
      const id = await begin();
      const selected = (chosenIn(id, 'managersGroups') ?? []).slice(1);
      expect(selected).toHaveLength(99);
      await handIn('UADMIN', id, { ...filled, managersGroups: { selected_options: selected } });
      expect(savedGroups()).toEqual([{ users: ['UBOSS'], groups: groups.slice(1) }]);
    });

    it('keeps those chosen when Slack refuses to list them, and lets them be taken away', async () => {
      const named = { users: ['UBOSS'], groups: ['SBOSSES'] };
      run.settings.workspace = { ...run.settings.workspace, managers: named };
      run.slack.fail('usergroups.list', { error: 'missing_scope' });
      const id = await begin();
      const selected = chosenIn(id, 'managersGroups');
      await handIn('UADMIN', id, { ...filled, managersGroups: { selected_options: selected } });
      await handIn('UADMIN', await begin(), { ...filled, managersGroups: { selected_options: [] } });
      expect(savedGroups()).toEqual([named, { users: ['UBOSS'], groups: [] }]);
    });
  });

  it.each(['UAGENT', 'UGUEST', 'UCONNECT'])('tells %s who may, and opens nothing', async (user) => {
    const answer = await run.sender.commands(user, 'CSUPPORT', 'setup');
    expect(said(answer)).toMatchObject({ text: 'it chat.setup.forbidden' });
    expect(run.slack.views).toEqual([]);
  });

  it('shows what is refused under its field, and queues nothing', async () => {
    const id = await begin();
    run.settings.outcomes = () => ({
      status: 'faulty',
      faults: [{ field: 'workingHours', say: 'La fine viene dopo.' }],
    });
    const handed = await handIn('UADMIN', id, filled);
    expect(said(handed)).toEqual({
      response_action: 'errors',
      errors: { workingHours: 'La fine viene dopo.' },
    });
    run.settings.outcomes = () => ({ status: 'forbidden', say: 'Non puoi.' });
    const forged = await handIn('UCONNECT', id, filled);
    expect(said(forged)).toMatchObject({ errors: { managersConversation: 'Non puoi.' } });
    expect(changes()).toEqual([]);
  });

  it('takes a form that Slack sends twice as one change', async () => {
    const id = await begin();
    const view = run.slack.views.find((one) => one.id === id);
    const values = Object.fromEntries(
      Object.entries(filled).map(([name, value]) => [name, { [name]: value }]),
    );
    const payload = {
      type: 'view_submission',
      team: { id: run.slack.team },
      user: { id: 'UADMIN' },
      trigger_id: run.slack.issueTrigger(),
      view: { ...view, state: { values } },
    };
    await run.sender.sendInteraction(payload);
    await run.sender.sendInteraction({ ...payload, retried: true });
    expect(changes()).toHaveLength(1);
  });

  it('takes back a correction that is no longer chosen', async () => {
    run.settings.workspace = { ...run.settings.workspace, customers: ['UAGENT'], agents: ['UELSEWHERE'] };
    const channel = await toChannel(await begin());
    await shows(channel, 'chat.setup.are-customers');
    await handIn('UADMIN', channel, {
      mode: { selected_option: { value: 'shadow' } },
      noticesIn: { selected_option: { value: 'thread' } },
      language: { selected_option: { value: 'customer' } },
      managersConversation: {},
      customers: { selected_users: [] },
      agents: { selected_users: [] },
    });
    expect(changes().find(({ of }) => of === 'people')).toMatchObject({ asThePlatformSays: ['UAGENT'] });
  });

  it('says that a channel vanished meanwhile', async () => {
    const id = await begin();
    run.slack.addChannel('CSECRET', [], { kind: 'group', withoutBot: true });
    const channel = await toChannel(id, 'CSECRET');
    await shows(channel, 'chat.setup.channel-gone');
  });

  it('offers to try again when Slack asks to wait', async () => {
    const id = await begin();
    run.slack.fail('users.conversations', { retryAfterSeconds: 30 });
    await handIn('UADMIN', id, filled);
    await shows(id, 'chat.setup.trouble');
    run.slack.heal();
    await press('UADMIN', id, 'garbo-setup:again');
    await shows(id, 'chat.setup.channels.intro');
  });

  it('counts whom it could not look up', async () => {
    const id = await begin();
    run.slack.addMember('UNEW');
    run.slack.channels.get('CSUPPORT')?.members.add('UNEW');
    run.slack.fail('users.info', { retryAfterSeconds: 30 });
    await shows(await toChannel(id), 'chat.setup.unread');
  });

  it('queues who joins, and Garbo’s own arrival', async () => {
    const event = {
      type: 'member_joined_channel',
      channel: 'CSUPPORT',
      channel_type: 'C',
      team: 'T0OWN',
      event_ts: '1700000000.000100',
    };
    await run.sender.sendEvent({ ...event, user: 'UGUEST' }, { eventId: 'Ev1' });
    await run.sender.sendEvent(
      { ...event, user: 'UGUEST' },
      { eventId: 'Ev1', retry: { num: 1, reason: 'http_timeout' } },
    );
    await run.sender.sendEvent({ ...event, user: 'UGARBO' }, { eventId: 'Ev2' });
    const conversation = { ...WORKSPACE, conversation: 'CSUPPORT' };
    expect(run.queues.escalations.filter(({ type }) => type === 'joined' || type === 'invited')).toEqual([
      { type: 'joined', conversation, person: 'UGUEST', delivery: 'Ev1' },
      { type: 'invited', conversation, delivery: 'Ev2' },
    ]);
  });
});

import { beforeEach, expect, it } from 'vitest';
import { changeHolds } from '../../../src/core/settings/change-holds.js';
import { changeSettings } from '../../../src/core/settings/change-settings.js';
import { introduceEverywhere } from '../../../src/core/settings/introduce-everywhere.js';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import { settingsOf, workspaceSettingsOf } from '../../../src/core/settings/settings-of.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash, conversationNamed } from '../../support/doubles.js';

const workspace = { platform: 'playground', workspace: 'shop' } as const;
const support = { ...workspace, conversation: 'support' };

describeOnDatabases('settings', (pool) => {
  let world: World;
  let deliveries = 0;
  beforeEach(async () => {
    world = await World.on(pool(), { mode: 'shadow' });
    world.chat.addPerson({
      id: 'ada',
      name: 'Ada',
      role: 'agent',
      language: 'it',
      isAdministrator: true,
    });
  });

  const order = (change: SettingsChange, delivery = `d${++deliveries}`) =>
    world.queues.enqueueEscalation({ type: 'settings', change, delivery });

  async function set(
    values: Extract<SettingsChange, { of: 'conversation' }>['values'],
    actor = 'giulia',
    conversation = 'support',
  ): Promise<void> {
    await order({ of: 'conversation', workspace, conversation, actor, values });
    await world.settle();
  }

  async function setAll(
    values: Extract<SettingsChange, { of: 'workspace' }>['values'],
    actor = 'giulia',
  ): Promise<void> {
    await order({ of: 'workspace', workspace, actor, values });
    await world.settle();
  }

  const inForce = () => world.read((tx) => settingsOf(tx, world.tools.settings, support));
  const ofAll = () => world.read((tx) => workspaceSettingsOf(tx, world.tools.settings, workspace));
  const changes = () => world.read((tx) => tx.settingChanges(workspace));

  it('are changed by managers and administrators, and every change is kept', async () => {
    await set({ mode: 'live' });
    await set({ mode: 'off', language: 'en' }, 'ada');
    expect(await inForce()).toMatchObject({ mode: 'off', language: 'en' });
    expect((await changes()).map(({ key, from, to, by }) => [key, from, to, by])).toEqual([
      ['mode', 'shadow', 'live', 'giulia'],
      ['mode', 'live', 'off', 'ada'],
      ['language', null, 'en', 'ada'],
    ]);
  });

  it.each(['anna', 'carla', 'zoe'])(
    'are not changed by %s, and the log says nothing of the values',
    async (who) => {
      await set({ mode: 'live' }, who);
      expect(await inForce()).toMatchObject({ mode: 'shadow' });
      expect(await changes()).toEqual([]);
      const refused = world.log.lines.filter(({ event }) => event === 'settings-change-refused');
      expect(refused.map(({ fields }) => fields)).toEqual([
        { of: 'conversation', actor: who, workspace: 'shop' },
      ]);
    },
  );

  it('hold once the change is made, and not when it was refused', async () => {
    const change = (actor: string, mode: 'live' | 'off'): SettingsChange => ({
      of: 'conversation',
      workspace,
      conversation: 'support',
      actor,
      values: { mode },
    });
    expect(await changeHolds(world.tools, change('giulia', 'live'))).toBe(false);
    await set({ mode: 'live' });
    expect(await changeHolds(world.tools, change('giulia', 'live'))).toBe(true);
    await set({ mode: 'off' }, 'carla');
    expect(await changeHolds(world.tools, change('carla', 'off'))).toBe(false);
  });

  it('change nothing when an order comes again later', async () => {
    const change: SettingsChange = {
      of: 'conversation',
      workspace,
      conversation: 'support',
      actor: 'giulia',
      values: { mode: 'live' },
    };
    await order(change, 'one');
    await world.settle();
    await set({ mode: 'off' });
    await changeSettings(world.tools, change, 'one');
    expect(await inForce()).toMatchObject({ mode: 'off' });
  });

  it('survive a crash at each step: one change, one introduction, one pin', async () => {
    for (let step = 1; step < 40; step += 1) {
      world = await World.on(pool(), { mode: 'shadow' });
      await order({
        of: 'conversation',
        workspace,
        conversation: 'support',
        actor: 'giulia',
        values: { mode: 'live' },
      });
      world.crashes.dieAt(step);
      const crashed = await world.settle().catch((error: unknown) => error);
      if (!(crashed instanceof Crash)) return;
      await world.restart();
      expect(await changes(), `step ${step}`).toHaveLength(1);
      expect(world.shown('introduction'), `step ${step}`).toHaveLength(1);
      expect(world.chat.pinned.size, `step ${step}`).toBe(1);
    }
    throw new Error('the story has more steps than were tried');
  });

  it('refuse to go live without anybody who reads, and tell whoever asked', async () => {
    world.chat.conversations.set('other', conversationNamed('other', { isMember: false }));
    await set({ mode: 'live' }, 'giulia', 'other');
    await set({ mode: 'live' }, 'giulia', 'managers');
    const told = world.shown('setup').map(wordsOf);
    expect(told[0]).toContain('Garbo non è più in questo canale');
    expect(told[1]).toContain('In questo canale leggono i responsabili');
    expect(world.shown('setup').map(({ address }) => address)).toEqual([
      { to: 'person', person: 'giulia' },
      { to: 'person', person: 'giulia' },
    ]);
  });

  it('refuse values that would do harm, each with its sentence', async () => {
    world.chat.conversations.set('shared', conversationNamed('shared', { isShared: true }));
    await set({ mode: 'live' });
    for (const [values, words] of [
      [{ managersConversation: 'shared' }, 'altre organizzazioni'],
      [{ managersConversation: 'support' }, 'Garbo risponde ai clienti'],
      [{ managersConversation: 'nowhere' }, 'Garbo non è in questo canale'],
      [{ managers: { users: [], groups: [] } }, 'almeno un responsabile'],
      [{ directors: { users: ['carla'], groups: [] } }, 'Non risulta del team: Carla Rossi'],
      [{ workingTimes: { days: [], hours: { from: 600, to: 540 } } }, 'La fine'],
      [{ contactAddress: 'x\ny' }, 'una sola riga'],
    ] as const) {
      await setAll(values);
      expect(wordsOf(world.newest('setup'))).toContain(words);
    }
    expect((await changes()).map(({ key }) => key)).toEqual(['mode']);
  });

  it('correct who counts as what, one list at a time', async () => {
    const correct = async (customers: string[], agents: string[], asThePlatformSays: string[] = []) => {
      await order({ of: 'people', workspace, actor: 'giulia', customers, agents, asThePlatformSays });
      await world.settle();
      const { customers: now, agents: team } = await ofAll();
      return { customers: now, agents: team };
    };
    expect(await correct(['anna'], ['zoe'])).toEqual({ customers: ['anna'], agents: ['zoe'] });
    expect(await correct(['zoe'], [])).toEqual({ customers: ['anna', 'zoe'], agents: [] });
    expect(await correct([], [], ['anna'])).toEqual({ customers: ['zoe'], agents: [] });
    await setAll({ managers: { users: ['marco'], groups: [] } });
    expect(await correct(['marco'], [])).toEqual({ customers: ['zoe'], agents: [] });
  });

  it('send a request privately where notices go privately, and it counts from its delivery', async () => {
    await set({ mode: 'live', noticesIn: 'direct' });
    await world.says('carla', 'Siete degli idioti');
    expect(world.newest('warning')?.address).toEqual({ to: 'person', person: 'carla' });
    expect(await world.strikes()).toBe(1);
  });

  it('send alerts to the conversation’s own managers, where nothing is judged', async () => {
    world.chat.conversations.set('bosses', conversationNamed('bosses'));
    await set({ mode: 'live', managersConversation: 'bosses' });
    await world.says('carla', 'vi ammazzo');
    expect(world.newest('alert')?.address).toMatchObject({ conversation: 'bosses' });
    const bosses = { ...workspace, conversation: 'bosses' };
    expect(await world.read((tx) => settingsOf(tx, world.tools.settings, bosses))).toMatchObject({
      mode: 'off',
    });
  });

  it('count deadlines in the hours people work', async () => {
    await set({ mode: 'live' });
    await setAll({ workingTimes: { days: [6], hours: { from: 600, to: 660 } } });
    await world.says('carla', 'vi ammazzo');
    const alert = await world.read((tx) => tx.findAlertByPost(world.newest('alert')?.postId ?? ''));
    expect(alert?.dueAt?.getUTCDay()).toBe(6);
  });
});

describeOnDatabases('the introduction', (pool) => {
  let world: World;
  let deliveries = 0;
  beforeEach(async () => {
    world = await World.on(pool(), { mode: 'shadow' });
  });

  async function set(values: Extract<SettingsChange, { of: 'conversation' }>['values']): Promise<void> {
    const change = {
      of: 'conversation',
      workspace,
      conversation: 'support',
      actor: 'giulia',
      values,
    } as const;
    await world.queues.enqueueEscalation({ type: 'settings', change, delivery: `s${++deliveries}` });
    await world.settle();
  }

  async function joins(person: string): Promise<void> {
    const delivery = `j${++deliveries}`;
    await world.queues.enqueueEscalation({ type: 'joined', conversation: support, person, delivery });
    await world.settle();
  }

  it('is said once, pinned, in both languages, also when switched off and on', async () => {
    await set({ mode: 'live' });
    await set({ mode: 'off' });
    await set({ mode: 'live' });
    const [introduction, ...others] = world.shown('introduction');
    expect(others).toEqual([]);
    expect(wordsOf(introduction)).toMatch(
      /Nessun fornitore esterno[\s\S]*«reclamo»[\s\S]*own server[\s\S]*“complaint”/u,
    );
    expect(buttonsOf(introduction)).toEqual(['read-policy']);
    expect([...world.chat.pinned]).toEqual([introduction?.receipt.message]);
  });

  it('is brought up to date with another language or another provider', async () => {
    await set({ mode: 'live' });
    await set({ language: 'en' });
    expect(wordsOf(world.newest('introduction'))).not.toContain('reclamo');
    const settings = { ...world.tools.settings, aiProvider: 'OpenAI' };
    await introduceEverywhere({ ...world.tools, settings }, workspace);
    await world.settle();
    expect(world.shown('introduction').map(wordsOf)).toEqual([
      expect.stringContaining('AI provider: OpenAI'),
    ]);
  });

  it('stands unpinned where the platform refuses, and managers read so once', async () => {
    world.chat.pinRefusal = 'missing_scope';
    await set({ mode: 'live' });
    await set({ language: 'it' });
    expect(world.shown('introduction')).toHaveLength(1);
    expect(world.shown('setup').map(wordsOf)).toEqual([expect.stringContaining('missing_scope')]);
  });

  it('is left to managers to pin where only people can', async () => {
    world.chat.pinsByHand = true;
    await set({ mode: 'live' });
    await set({ language: 'it' });
    expect(world.shown('setup').map(wordsOf)).toEqual([expect.stringContaining('puoi farlo tu')]);
  });

  it('is tried again when it was refused', async () => {
    world.chat.refusals.set('introduction', 'restricted_action');
    await set({ mode: 'live' });
    expect(world.shown('introduction')).toEqual([]);
    expect(wordsOf(world.newest('setup'))).toContain('non è stata pubblicata');
    world.chat.refusals.clear();
    await set({ mode: 'off' });
    await set({ mode: 'live' });
    expect(world.shown('introduction')).toHaveLength(1);
  });

  it('is told privately and once to customers who join a live conversation, and to nobody else', async () => {
    await joins('carla');
    expect(world.shown('introduction')).toEqual([]);
    await set({ mode: 'live' });
    for (const person of ['bruno', 'bruno', 'anna', 'giulia', 'zoe']) await joins(person);
    const privately = world.shown('introduction').filter(({ address }) => address.to === 'person');
    expect(privately.map(({ address }) => address)).toEqual([{ to: 'person', person: 'bruno' }]);
    expect(wordsOf(privately[0])).toMatch(/^Hello/u);
  });

  it('managers read where Garbo was invited, and how to go live', async () => {
    await world.queues.enqueueEscalation({ type: 'invited', conversation: support, delivery: 'i1' });
    await world.queues.enqueueEscalation({
      type: 'invited',
      conversation: { ...workspace, conversation: 'managers' },
      delivery: 'i2',
    });
    await world.settle();
    expect(world.shown('setup').map(wordsOf)).toEqual([
      expect.stringMatching(/#support.*ombra.*\/garbo live/u),
    ]);
  });
});

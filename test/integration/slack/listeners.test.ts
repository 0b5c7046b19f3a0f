import { App } from '@slack/bolt';
import { afterEach, expect, it, vi } from 'vitest';
import { COMMANDS, EVENTS, REPORT_SHORTCUT } from '../../../adapters/slack/app-shape.js';
import { startSlackUnderTest } from '../../support/slack/slack-under-test.js';

afterEach(() => vi.restoreAllMocks());

it('listens to what the app’s manifest asks Slack to send, and to nothing else', async () => {
  const event = vi.spyOn(App.prototype, 'event');
  const command = vi.spyOn(App.prototype, 'command');
  const shortcut = vi.spyOn(App.prototype, 'shortcut');
  const under = await startSlackUnderTest();
  await under.stop();

  const subscribed = new Set<string>(
    EVENTS.map((needed) => needed.event.replace(/^message\..*/u, 'message')),
  );
  const events = event.mock.calls.map(([name]) => String(name));
  expect(events.sort(), 'each is listened to once').toEqual([...subscribed].sort());

  const commands = command.mock.calls.map(([name]) => String(name));
  const asked = new Set<string>(COMMANDS.map((needed) => needed.command));
  expect([...new Set(commands)].sort()).toEqual([...asked].sort());

  const shortcuts = shortcut.mock.calls.map(([name]) => JSON.stringify(name));
  expect(shortcuts.filter((name) => !name.includes(REPORT_SHORTCUT.callbackId))).toEqual([]);
});

import { App } from '@slack/bolt';
import { afterEach, expect, it, vi } from 'vitest';
import { COMMANDS, EVENTS, REPORT_SHORTCUT } from '../../../adapters/slack/app-shape.js';
import { startSlackUnderTest } from '../../support/slack/slack-under-test.js';

afterEach(() => vi.restoreAllMocks());

it('listens to nothing that the app’s manifest does not ask Slack to send', async () => {
  const event = vi.spyOn(App.prototype, 'event');
  const command = vi.spyOn(App.prototype, 'command');
  const shortcut = vi.spyOn(App.prototype, 'shortcut');
  const under = await startSlackUnderTest();
  await under.stop();

  const subscribed = new Set<string>(
    EVENTS.map((needed) => needed.event.replace(/^message\..*/u, 'message')),
  );
  const events = event.mock.calls.map(([name]) => String(name));
  expect(events).toContain('message');
  expect(events.filter((name) => !subscribed.has(name))).toEqual([]);

  const commands = command.mock.calls.map(([name]) => String(name));
  const asked = new Set<string>(COMMANDS.map((needed) => needed.command));
  expect(commands).toContain('/garbo');
  expect(commands.filter((name) => !asked.has(name))).toEqual([]);

  const shortcuts = shortcut.mock.calls.map(([name]) => JSON.stringify(name));
  expect(shortcuts.filter((name) => !name.includes(REPORT_SHORTCUT.callbackId))).toEqual([]);
});

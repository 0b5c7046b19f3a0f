import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { StoredSettings } from '../../src/core/ports/setting-store.js';
import { isForManagers, resolveSettings } from '../../src/core/settings/settings-of.js';
import { coreSettings } from '../../src/core-settings.js';

const names: Readonly<Record<string, readonly string[]>> = { GOLD: ['GOLD', 'CNEW'] };
const settings = coreSettings(
  readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_LIVE_CHANNELS: '*' }),
  '',
  ({ conversation }) => names[conversation] ?? [conversation],
);
const inSlack = (conversation: string) => ({ platform: 'slack', workspace: 'T1', conversation }) as const;

function stored(ofAll: string, ofSupport: string | null = null): StoredSettings {
  const own = ofSupport === null ? {} : { managersConversation: ofSupport };
  return { workspace: { managersConversation: ofAll }, conversations: new Map([['CSUPPORT', own]]) };
}

describe('where managers read', () => {
  it.each([
    ['chosen before it got a new id', stored('GOLD')],
    ['chosen under its new id', stored('CNEW')],
    ['chosen for one channel before it got a new id', stored('COTHER', 'GOLD')],
    ['chosen for one channel under its new id', stored('COTHER', 'CNEW')],
  ])('nothing is judged: %s', (_, settingsMade) => {
    expect(resolveSettings(settingsMade, settings, inSlack('GOLD')).mode).toBe('off');
    const ofAll = settingsMade.workspace.managersConversation ?? '';
    expect(isForManagers(settings, settingsMade, ofAll, inSlack('GOLD'))).toBe(true);
    expect(resolveSettings(settingsMade, settings, inSlack('CSUPPORT')).mode).toBe('live');
  });
});

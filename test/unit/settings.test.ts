import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ConversationKey } from '../../src/core/workspace.js';
import { coreSettings } from '../../src/core-settings.js';

function settings(
  environment: NodeJS.ProcessEnv = {},
  namesOf = ({ conversation }: ConversationKey): readonly string[] => [conversation],
) {
  return coreSettings(readConfig(environment), 'managers', namesOf);
}

const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_MANAGERS_CHANNEL: 'CMANAGERS' };
const inSlack = (conversation: string) => ({ platform: 'slack', workspace: 'T1', conversation }) as const;
const inPlayground = { platform: 'playground', workspace: 'local', conversation: 'support' } as const;

describe('a conversation', () => {
  it('of the playground is live from the start', () => {
    expect(settings().conversationDefaults(inPlayground)).toEqual({
      mode: 'live',
      noticesIn: 'thread',
      managersConversation: 'managers',
      language: null,
    });
  });

  it.each([
    ['CSUPPORT', {}, 'shadow'],
    ['CSUPPORT', { SLACK_LIVE_CHANNELS: 'COTHER' }, 'shadow'],
    ['CSUPPORT', { SLACK_LIVE_CHANNELS: 'COTHER,CSUPPORT' }, 'live'],
    ['CSUPPORT', { SLACK_LIVE_CHANNELS: '*' }, 'live'],
    ['CSUPPORT', { SLACK_LIVE_CHANNELS: '*', SLACK_OFF_CHANNELS: 'CSUPPORT' }, 'off'],
    ['CMANAGERS', { SLACK_LIVE_CHANNELS: '*' }, 'off'],
  ])('%s of Slack with %o is %s', (conversation, more, mode) => {
    const { conversationDefaults } = settings({ ...SLACK, ...more });
    expect(conversationDefaults(inSlack(conversation))).toMatchObject({
      mode,
      managersConversation: 'CMANAGERS',
    });
  });
});

it.each([
  [{ SLACK_LIVE_CHANNELS: 'GOLD' }, 'live'],
  [{ SLACK_LIVE_CHANNELS: 'CNEW' }, 'live'],
  [{ SLACK_LIVE_CHANNELS: '*', SLACK_OFF_CHANNELS: 'CNEW' }, 'off'],
  [{ SLACK_MANAGERS_CHANNEL: 'CNEW' }, 'off'],
])('a channel with a new id is named by either: %o, %s', (more, mode) => {
  const { conversationDefaults } = settings({ ...SLACK, ...more }, () => ['GOLD', 'CNEW']);
  expect(conversationDefaults(inSlack('GOLD')).mode).toBe(mode);
});

describe('the policy’s address', () => {
  it('is the configured one, else our own page, else none where it could not be opened', () => {
    const given = settings({
      POLICY_URL: 'https://example.com/rules',
      PUBLIC_URL: 'https://garbo.example.com',
    });
    expect(given.policyUrl('en', 'slack')).toBe('https://example.com/rules');
    expect(settings({ PUBLIC_URL: 'https://garbo.example.com/' }).policyUrl('en', 'slack')).toBe(
      'https://garbo.example.com/policy/en',
    );
    expect(settings().policyUrl('it', 'slack')).toBeNull();
    expect(settings().policyUrl('it', 'playground')).toBe('/policy/it');
  });
});

import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../../adapters/slack/manifest.js';
import { GarboError } from '../../../src/core/errors.js';
import type { FakeSlack } from '../../support/fake-slack.js';
import { examine, type Illness } from '../../support/slack/doctor-under-test.js';
import { NO_ROLES } from '../../support/slack/slack-under-test.js';

const channelOf = (slack: FakeSlack, id: string) => {
  const channel = slack.channels.get(id);
  if (channel === undefined) throw new Error(`no channel ${id}`);
  return channel;
};
const manifestWith = (change: (manifest: ReturnType<typeof slackManifest>) => void) => (slack: FakeSlack) => {
  const manifest = slackManifest({ publicUrl: 'https://garbo.negozio.it', socket: false, oauth: false });
  change(manifest);
  slack.app.manifest = manifest;
};

describe('a healthy installation', () => {
  it('has nothing at fault, and every part is looked at', async () => {
    const findings = await examine();
    expect(findings.filter(({ state }) => state === 'fault' || state === 'warning')).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual([
      'token',
      'scopes',
      'optional scopes',
      'events',
      'channels',
      'managers’ channel',
      'managers',
      'disputes',
      'complaints',
      'user groups',
      'contact address',
      'app settings',
      'address',
      'Socket Mode',
      'clock',
    ]);
  });

  it('is told of in figures: channels with their modes, and what came last', async () => {
    const say = (await examine()).map((finding) => finding.say).join('\n');
    expect(say).toContain(
      '#cordini (live) and #cpartner (shadow, private, shared with another organisation)',
    );
    expect(say).toContain('message.channels (25 November 2026 at 18:04). Not yet: message.groups,');
    expect(say).toContain('3 people may decide');
  });

  it('may live in Socket Mode without an address', async () => {
    const socket = slackManifest({ publicUrl: null, socket: true, oauth: false });
    const findings = await examine({
      slack: (slack) => {
        slack.app.manifest = socket;
      },
      options: (slack) => ({ appToken: slack.appToken, publicUrl: undefined }),
    });
    expect(findings.filter(({ state }) => state === 'fault' || state === 'warning')).toEqual([]);
    expect(findings).toContainEqual({ check: 'Socket Mode', state: 'ok', say: 'the app token is accepted.' });
  });
});

describe('one thing at fault is the one thing found, with what to do', () => {
  const illnesses: readonly [string, string, 'fault' | 'warning' | 'not configured', RegExp, Illness][] = [
    [
      'a scope that was not granted',
      'scopes',
      'fault',
      /pins:write \(pins .*Put the output of "garbo manifest slack"/,
      { slack: ({ app }) => void app.scopes.delete('pins:write') },
    ],
    [
      'an optional scope left out',
      'optional scopes',
      'not configured',
      /channels:manage \(removes .*Garbo works without/,
      { slack: ({ app }) => void app.scopes.delete('channels:manage') },
    ],
    [
      'roles by e-mail domain without the scope for them',
      'optional scopes',
      'fault',
      /users:read\.email is missing\. Put/,
      {
        slack: ({ app }) => void app.scopes.delete('users:read.email'),
        settings: {
          roles: {
            managers: { users: ['UBOSS', 'UMARCO'], groups: [] },
            directors: { users: ['UDIR'], groups: [] },
            agents: { users: [], groups: [], emailDomains: ['negozio.it'] },
            customers: { users: [], groups: [] },
          },
        },
      },
    ],
    [
      'no message ever came',
      'events',
      'warning',
      /no message has come .*Event Subscriptions/,
      { options: () => ({ arrivalsIn: async () => new Map([['app_home_opened', new Date()]]) }) },
    ],
    [
      'Garbo is in no channel of customers',
      'channels',
      'warning',
      /no channel where customers write\. Type \/invite @Garbo/,
      {
        slack: ({ channels }) => {
          channels.delete('CORDINI');
          channels.delete('CPARTNER');
        },
        settings: { namedChannels: [] },
      },
    ],
    [
      'the settings name a channel Garbo is not in',
      'channels',
      'fault',
      /CELSEWHERE, where Garbo is not\. Type \/invite @Garbo/,
      { settings: { namedChannels: ['CORDINI', 'CELSEWHERE'] } },
    ],
    [
      'no managers’ channel',
      'managers’ channel',
      'fault',
      /nobody sees the alerts\. Choose .* \/garbo setup, or set SLACK_MANAGERS_CHANNEL/,
      { settings: { managersChannels: [] } },
    ],
    [
      'a managers’ channel Slack does not know',
      'managers’ channel',
      'fault',
      /no channel CNOWHERE .*Correct its id/,
      { settings: { managersChannels: ['CMANAGERS', 'CNOWHERE'] } },
    ],
    [
      'a managers’ channel that is archived',
      'managers’ channel',
      'fault',
      /archived\. Unarchive it/,
      {
        slack: (slack) => {
          channelOf(slack, 'CMANAGERS').is_archived = true;
        },
      },
    ],
    [
      'a public managers’ channel Garbo is not in',
      'managers’ channel',
      'fault',
      /Garbo is not in #copen\. Type \/invite/,
      {
        slack: (slack) => void slack.addChannel('COPEN', ['UBOSS'], { withoutBot: true }),
        settings: { managersChannels: ['CMANAGERS', 'COPEN'] },
      },
    ],
    [
      'a managers’ channel everybody can read',
      'managers’ channel',
      'warning',
      /everybody in the workspace can read\. Make it private/,
      {
        slack: (slack) => void slack.addChannel('COPEN', ['UBOSS']),
        settings: { managersChannels: ['CMANAGERS', 'COPEN'] },
      },
    ],
    [
      'a managers’ channel with a guest in it',
      'managers’ channel',
      'fault',
      /customers or guests read every alert in #cmanagers: UGUEST\. Remove/,
      { slack: (slack) => void channelOf(slack, 'CMANAGERS').members.add('UGUEST') },
    ],
    [
      'a managers’ channel shared with another organisation',
      'managers’ channel',
      'fault',
      /shared with another organisation, .*Set a channel of the company/,
      { slack: (slack) => void channelOf(slack, 'CMANAGERS').members.add('UCONNECT') },
    ],
    [
      'a manager without an account',
      'managers',
      'warning',
      /not so UGONE, .*Correct the settings/,
      {
        settings: {
          roles: {
            ...NO_ROLES,
            managers: { users: ['UBOSS', 'UGONE'], groups: ['SMANAGERS'] },
            directors: { users: ['UDIR'], groups: [] },
          },
        },
      },
    ],
    [
      'no director',
      'complaints',
      'warning',
      /no director is named, .*Name one with \/garbo setup, SLACK_DIRECTORS/,
      { settings: { roles: { ...NO_ROLES, managers: { users: ['UBOSS'], groups: ['SMANAGERS'] } } } },
    ],
    [
      'nobody but the decider for a dispute',
      'disputes',
      'warning',
      /nobody but who decided .*a report that this one person files.*Name a second manager/,
      {
        settings: { roles: { ...NO_ROLES, directors: { users: ['UDIR'], groups: [] } } },
      },
    ],
    [
      'a user group that is gone',
      'user groups',
      'fault',
      /SGONE\. Correct the settings/,
      {
        settings: {
          roles: {
            ...NO_ROLES,
            managers: { users: ['UBOSS', 'UMARCO'], groups: ['SGONE'] },
            directors: { users: ['UDIR'], groups: [] },
          },
        },
      },
    ],
    [
      'a user group nobody is in',
      'user groups',
      'warning',
      /nobody is in SEMPTY\. Add members/,
      {
        slack: (slack) => slack.addUserGroup('SEMPTY', []),
        settings: {
          roles: {
            ...NO_ROLES,
            managers: { users: ['UBOSS', 'UMARCO'], groups: ['SEMPTY'] },
            directors: { users: ['UDIR'], groups: [] },
          },
        },
      },
    ],
    [
      'no contact address',
      'contact address',
      'warning',
      /\/garbo setup or CONTACT_ADDRESS/,
      { settings: { contactAddress: null } },
    ],
    [
      'no app configuration token',
      'app settings',
      'not configured',
      /set SLACK_CONFIG_TOKEN .*or compare https:\/\/api\.slack\.com\/apps\/A0GARBO\/app-manifest/,
      { options: () => ({ configToken: undefined }) },
    ],
    [
      'an app configuration token that has ended',
      'app settings',
      'fault',
      /SLACK_CONFIG_TOKEN \(token_expired\).*make a new one/,
      { slack: (slack) => slack.fail('apps.manifest.export', { error: 'token_expired' }) },
    ],
    [
      'an event the app does not subscribe to',
      'app settings',
      'fault',
      /lacks the event message\.groups\. Put .*install the app again/,
      {
        slack: manifestWith(({ settings }) => {
          const events = settings?.event_subscriptions?.bot_events;
          events?.splice(events.indexOf('message.groups'), 1);
        }),
      },
    ],
    [
      'an address of another server',
      'app settings',
      'fault',
      /the request URL https:\/\/garbo\.negozio\.it\/slack\/events of events/,
      {
        slack: manifestWith(({ settings }) => {
          const subscriptions = settings?.event_subscriptions;
          if (subscriptions) subscriptions.request_url = 'https://other.example.org/slack/events';
        }),
      },
    ],
    [
      'a command that does not escape mentions',
      'app settings',
      'fault',
      /"escape channels, users, and links" of \/report/,
      {
        slack: manifestWith(({ features }) => {
          const report = features?.slash_commands?.find(({ command }) => command === '/report');
          if (report) report.should_escape = false;
        }),
      },
    ],
    [
      'an app that asks for more than it needs',
      'app settings',
      'warning',
      /more than Garbo needs: the scope files:read/,
      { slack: manifestWith(({ oauth_config }) => void oauth_config?.scopes?.bot?.push('files:read')) },
    ],
    [
      'an address only the own machine knows',
      'address',
      'fault',
      /begin with https:\/\/.*cannot reach localhost.*Set PUBLIC_URL/,
      {
        slack: (slack) => {
          slack.app.manifest = slackManifest({
            publicUrl: 'http://localhost:3000',
            socket: false,
            oauth: false,
          });
        },
        options: () => ({ publicUrl: 'http://localhost:3000' }),
      },
    ],
    [
      'an app token Slack refuses',
      'Socket Mode',
      'fault',
      /refuses the app token \(invalid_auth\)\. Make one with the scope connections:write/,
      {
        slack: (slack) => {
          slack.app.manifest = slackManifest({
            publicUrl: 'https://garbo.negozio.it',
            socket: true,
            oauth: false,
          });
        },
        options: () => ({ appToken: 'xapp-of-another-app' }),
      },
    ],
    [
      'a clock that is 90 seconds late',
      'clock',
      'warning',
      /(?:89|90|91) seconds behind Slack’s; from 300 on .*NTP/,
      {
        slack: ({ app }) => {
          app.clockAheadMs = 90_000;
        },
      },
    ],
    [
      'a clock at which Slack’s signatures are too old',
      'clock',
      'fault',
      /seconds ahead of Slack’s, so that Garbo refuses everything/,
      {
        slack: ({ app }) => {
          app.clockAheadMs = -400_000;
        },
      },
    ],
  ];

  it.each(illnesses)('%s', async (_name, check, state, say, illness) => {
    const healthy = await examine();
    const changed = (await examine(illness)).filter(
      (finding) =>
        finding.state !== 'ok' &&
        !healthy.some((other) => other.check === finding.check && other.say === finding.say),
    );
    expect(changed.filter((finding) => finding.check === check)).toEqual([
      { check, state, say: expect.stringMatching(say) },
    ]);
    const others = changed.filter((finding) => finding.check !== check && finding.state !== 'not configured');
    expect(others).toEqual([]);
  });
});

describe('what cannot be looked at', () => {
  it('says which permission is missing, and the rest is looked at', async () => {
    const findings = await examine({ slack: ({ app }) => void app.scopes.delete('groups:read') });
    const states = new Map(findings.map((finding) => [finding.check, finding.state]));
    expect(states.get('scopes')).toBe('fault');
    for (const check of ['channels', 'managers’ channel']) {
      expect(findings).toContainEqual({
        check,
        state: 'warning',
        say: expect.stringMatching(/without the permission groups:read\. Give it to the app/),
      });
    }
    expect(states.get('managers')).toBe('ok');
  });

  it('ends with the token where Slack refuses it, but for what needs none', async () => {
    const findings = await examine({ options: () => ({ access: { botToken: 'xoxb-revoked' } }) });
    expect(findings.map(({ check }) => check)).toEqual(['token', 'address', 'Socket Mode', 'clock']);
    expect(findings[0]).toEqual({
      check: 'token',
      state: 'fault',
      say: expect.stringMatching(/Slack refuses this \(invalid_auth\)\. Check SLACK_BOT_TOKEN/),
    });
    expect(JSON.stringify(findings)).not.toContain('xoxb-revoked');
  });

  it('says that Slack cannot be reached, and ends all the same', async () => {
    const findings = await examine({ options: () => ({ apiUrl: 'http://127.0.0.1:1/api/' }) });
    expect(findings.find(({ check }) => check === 'token')).toMatchObject({
      state: 'fault',
      say: expect.stringContaining('Check the network'),
    });
  });

  it('waits for nobody when Slack asks for patience', async () => {
    const findings = await examine({
      slack: (slack) => slack.fail('users.conversations', { retryAfterSeconds: 30 }),
    });
    expect(findings.find(({ check }) => check === 'channels')).toMatchObject({
      state: 'warning',
      say: expect.stringContaining('again in a minute'),
    });
  });

  it('says so while Garbo has the record', async () => {
    const inUse = new GarboError('DATA_FOLDER_IN_USE', 'Another Garbo runs on it.', 'Stop it.');
    const findings = await examine({ options: () => ({ arrivalsIn: () => Promise.reject(inUse) }) });
    expect(findings.find(({ check }) => check === 'events')).toMatchObject({
      state: 'not configured',
      say: expect.stringContaining('which Garbo is using'),
    });
  });
});

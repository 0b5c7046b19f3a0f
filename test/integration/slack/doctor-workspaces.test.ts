import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { examineWorkspaces, type SlackDoctorOptions } from '../../../adapters/slack/doctor/examine.js';
import { runCheck } from '../../../adapters/slack/doctor/run-check.js';
import type { Installation, Installations } from '../../../adapters/slack/installation.js';
import { PlatformRefused } from '../../../src/core/ports/chat-platform.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { KeptLog, NO_ROLES } from '../../support/slack/slack-under-test.js';

/** Workspaces that installed Garbo by OAuth; the token of `TGONE` is not taken any more. */
class SomeInstallations implements Installations {
  constructor(
    private readonly teams: readonly string[],
    private readonly slack: FakeSlack,
  ) {}

  async of(team: string): Promise<Installation> {
    if (team === 'TGONE') throw new PlatformRefused('token_revoked', 'Install the Slack app again.');
    const client = new webApi.WebClient(this.slack.botToken, { slackApiUrl: this.slack.apiUrl });
    return { team, enterprise: null, botUser: this.slack.botUser, botId: this.slack.botId, client };
  }

  async list(): Promise<readonly string[]> {
    return this.teams;
  }

  forDelivery(): Promise<Installation> {
    return this.of(this.slack.team);
  }

  async findLeft(): Promise<readonly string[]> {
    return [];
  }

  async forget(): Promise<void> {}
}

let slack: FakeSlack;
beforeEach(async () => {
  slack = await FakeSlack.start();
  slack.addMember('UBOSS');
  slack.addChannel('CMANAGERS', ['UBOSS'], { kind: 'group' });
});
afterEach(() => slack.stop());

const examine = (installations: Installations | null) =>
  examineWorkspaces({
    installations,
    isOAuth: true,
    appToken: undefined,
    configToken: undefined,
    publicUrl: 'https://garbo.negozio.it',
    apiUrl: slack.apiUrl,
    timeZone: 'Europe/Rome',
    settingsOf: async (team) => ({
      roles: NO_ROLES,
      managersChannels: team === slack.team ? ['CMANAGERS'] : [],
      namedChannels: [],
      modeOf: async () => 'shadow',
      contactAddress: null,
    }),
    arrivalsIn: async () => new Map(),
    log: new KeptLog(),
    clock: { now: () => new Date() },
  } satisfies SlackDoctorOptions);

it('looks at each workspace by itself, and says which one it speaks of', async () => {
  const findings = await examine(new SomeInstallations([slack.team, 'TGONE'], slack));
  expect(findings).toContainEqual({
    check: 'token of TGONE',
    state: 'fault',
    say: expect.stringContaining('Install the Slack app again.'),
  });
  expect(findings).toContainEqual({
    check: 'managers’ channel of Negozio',
    state: 'ok',
    say: expect.stringContaining('#cmanagers'),
  });
  expect(findings.filter(({ check }) => check.endsWith('of TGONE'))).toHaveLength(1);
  expect(findings.filter(({ check }) => check === 'clock')).toHaveLength(1);
});

it('says where to install Garbo when nobody has', async () => {
  const findings = await examine(new SomeInstallations([], slack));
  expect(findings[0]).toEqual({
    check: 'token',
    state: 'warning',
    say: expect.stringContaining('Open /slack/install'),
  });
});

it('looks at the app alone where the installations cannot be read', async () => {
  const findings = await examine(null);
  expect(findings.map(({ check }) => check)).toEqual(['address', 'Socket Mode', 'clock']);
});

it('does not wait for a check that never answers', async () => {
  const never = () => new Promise<never>(() => undefined);
  expect(await runCheck(never, 10)).toEqual({
    state: 'warning',
    say: expect.stringContaining('Run the doctor again'),
  });
});

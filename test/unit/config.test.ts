import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigFaults, readConfig } from '../../src/config.js';
import { hasPlayground, hasSlack, settingsSchema } from '../../src/config-schema.js';
import { packageRoot } from '../../src/package-root.js';

/** Every fault of an environment, in the order in which they are listed. */
function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

describe('the configuration', () => {
  it('needs nothing: the playground on port 3000 of this machine, Rome, Monday to Friday from nine to six', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      PORT: 3000,
      DATA_FOLDER: 'data',
      TIME_ZONE: 'Europe/Rome',
      WORKING_DAYS: [1, 2, 3, 4, 5],
      WORKING_HOURS: { from: 540, to: 1080 },
      MANAGERS_LANGUAGE: 'it',
      SLACK_LIVE_CHANNELS: [],
    });
    expect([hasPlayground(config), hasSlack(config)]).toEqual([true, false]);
  });

  it('takes a variable that is set but empty for one that is not set', () => {
    const empty = Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({ PORT: '  ', WORKING_DAYS: '\t' })).toEqual(readConfig({}));
  });

  it('ignores variables that are not its own', () => {
    expect(readConfig({ PATH: '/bin', GARBO_UNKNOWN: 'x' })).toEqual(readConfig({}));
  });

  it('reads lists, hours and days', () => {
    const config = readConfig({
      SLACK_LIVE_CHANNELS: ' C1, C2 ,,C3 ',
      WORKING_HOURS: '8:30-24:00',
      QUIET_HOURS: '22:00-07:00',
      WORKING_DAYS: 'Sat, sun',
    });
    expect(config).toMatchObject({
      SLACK_LIVE_CHANNELS: ['C1', 'C2', 'C3'],
      WORKING_HOURS: { from: 510, to: 1440 },
      QUIET_HOURS: { from: 1320, to: 420 },
      WORKING_DAYS: [6, 7],
    });
  });

  it('reports every fault at once, each with what is expected, and no value', () => {
    const environment = {
      PORT: '-1',
      DATABASE_URL: 'mysql://user:secret@host/db',
      REDIS_URL: 'host:6379',
      OPENAI_BASE_URL: 'ftp://host',
      SLACK_BOT_TOKEN: 'secret-token',
      LOG_LEVEL: 'loud',
      TIME_ZONE: 'Rome',
      WORKING_DAYS: 'mon,funday',
      WORKING_HOURS: '18:00-9:00',
      QUIET_HOURS: '9-18',
      MANAGERS_LANGUAGE: 'fr',
      SIGNING_KEY: 'c2hvcnQ=',
      EVIDENCE_DAYS: '0',
      BACKGROUND_HOURS: '1000',
      OPENAI_TIMEOUT_SECONDS: 'soon',
    };
    const faults = faultsOf(environment);
    for (const name of Object.keys(environment)) expect(faults.join('\n')).toContain(`${name}: `);
    expect(faults.join('\n')).toContain(
      'SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN',
    );
    expect(faults).toHaveLength(Object.keys(environment).length + 1);
    expect(faults.join('\n')).not.toContain('secret');
  });

  it.each(['99999', '3.5', 'abc', '-1', '3000x'])('refuses the port %s', (PORT) => {
    expect(faultsOf({ PORT })).toHaveLength(1);
  });

  it.each(['9:00', '25:00-26:00', '9:60-10:00', '24:01-25:00', 'nine to five', '9:00-18:00-20:00'])(
    'refuses the hours %s',
    (WORKING_HOURS) => {
      expect(faultsOf({ WORKING_HOURS })).toEqual([expect.stringContaining('WORKING_HOURS: expected')]);
    },
  );

  it.each([
    [{ SLACK_SIGNING_SECRET: 's' }, /need SLACK_BOT_TOKEN/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /need SLACK_BOT_TOKEN/],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /needs SLACK_SIGNING_SECRET/],
    [{ PLAYGROUND: 'off' }, /leaves nothing to serve/],
  ])('refuses half a platform, or none: %o', (environment, fault) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(fault)]);
  });

  const OAUTH = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'c',
    ENCRYPTION_KEY: '11'.repeat(32),
    PUBLIC_URL: 'https://garbo.example.com',
    SLACK_SIGNING_SECRET: 's',
  };

  it.each([
    ['SLACK_CLIENT_SECRET', /^SLACK_CLIENT_ID needs SLACK_CLIENT_SECRET beside it/],
    ['ENCRYPTION_KEY', /^SLACK_CLIENT_ID needs ENCRYPTION_KEY beside it/],
    ['PUBLIC_URL', /^SLACK_CLIENT_ID needs PUBLIC_URL beside it/],
    ['SLACK_SIGNING_SECRET', /^SLACK_CLIENT_ID needs SLACK_SIGNING_SECRET \(HTTP\) or SLACK_APP_TOKEN/],
  ])('refuses OAuth without %s', (name, fault) => {
    expect(faultsOf({ ...OAUTH, [name]: '' })).toEqual([expect.stringMatching(fault)]);
  });

  it.each([
    [{ ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' }, /exclude each other/],
    [{ SLACK_CLIENT_SECRET: 'c' }, /^SLACK_CLIENT_SECRET needs SLACK_CLIENT_ID/],
    [{ ...OAUTH, ENCRYPTION_KEY: '11' }, /^ENCRYPTION_KEY: /],
    [{ ...OAUTH, SLACK_STATE_SECRET: 'short' }, /^SLACK_STATE_SECRET: /],
  ])('refuses OAuth that contradicts itself or is too weak: fault %#', (environment, fault) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(fault)]);
  });

  it('takes OAuth over HTTP, or in Socket Mode without a signing secret; the newest key stands first', () => {
    expect(readConfig(OAUTH).SLACK_CLIENT_ID).toBe('1.2');
    const { SLACK_SIGNING_SECRET: _, ...rest } = OAUTH;
    const keys = `${'22'.repeat(32)},${'11'.repeat(32)}`;
    const config = readConfig({ ...rest, SLACK_APP_TOKEN: 'xapp-1', ENCRYPTION_KEY: keys });
    expect(config.ENCRYPTION_KEY).toEqual([Buffer.alloc(32, 0x22), Buffer.alloc(32, 0x11)]);
  });

  it('has the playground beside a real platform only when asked', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
    expect(hasPlayground(readConfig(slack))).toBe(false);
    expect(hasPlayground(readConfig({ ...slack, PLAYGROUND: 'on' }))).toBe(true);
  });

  it('is explained, every variable of it', () => {
    const manual = readFileSync(join(packageRoot(), 'docs', 'configuration.md'), 'utf8');
    const missing = Object.keys(settingsSchema.shape).filter((name) => !manual.includes(name));
    expect(missing).toEqual([]);
  });
});

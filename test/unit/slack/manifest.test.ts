import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  COMMANDS,
  EVENTS,
  type NeededEvent,
  OPTIONAL_SCOPES,
  REPORT_SHORTCUT,
  SCOPES,
  type SlackManifest,
} from '../../../adapters/slack/app-shape.js';
import { EVENTS_PATH } from '../../../adapters/slack/http-intake.js';
import { slackManifest } from '../../../adapters/slack/manifest.js';
import { manifestYaml } from '../../../adapters/slack/manifest-yaml.js';
import { packageRoot } from '../../../src/package-root.js';
import { METHOD_SCOPES } from '../../support/slack/method-scopes.js';

const FOLDER = join(packageRoot(), 'adapters/slack');
const URL_OF_GARBO = 'https://garbo.example.com';

const manifest = slackManifest({ publicUrl: URL_OF_GARBO, socket: false, oauth: false });
const sorted = (list: readonly string[]) => [...new Set(list)].sort();
const events: readonly NeededEvent[] = EVENTS;

describe('the shape of the Slack app', () => {
  const code = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
    .join('\n');
  const called = [...code.matchAll(/client\s*\.((?:\w+\.)+\w+)\(/gi)]
    .map((match) => match[1] ?? '')
    .filter((method) => !method.startsWith('client.'));

  it('knows the scopes of every method the adapter calls', () => {
    expect(called.length).toBeGreaterThan(10);
    expect(sorted(called).filter((method) => !(method in METHOD_SCOPES))).toEqual([]);
  });

  it('asks for what the calls need', () => {
    const needed = called.flatMap((method) => METHOD_SCOPES[method]?.bot ?? []);
    const asked: readonly string[] = SCOPES.map(({ scope }) => scope);
    expect(sorted(needed).filter((scope) => !asked.includes(scope))).toEqual([]);
    const optional = called.flatMap((method) => METHOD_SCOPES[method]?.optional ?? []);
    const askedPerhaps: readonly string[] = OPTIONAL_SCOPES.map(({ scope }) => scope);
    expect(sorted(optional).filter((scope) => !askedPerhaps.includes(scope))).toEqual([]);
  });

  it('asks for what the events need', () => {
    const asked: readonly string[] = SCOPES.map(({ scope }) => scope);
    expect(events.flatMap(({ scopes }) => scopes).filter((scope) => !asked.includes(scope))).toEqual([]);
  });

  it('asks for nothing that neither a call, nor an event, nor a command needs', () => {
    const methods = Object.values(METHOD_SCOPES);
    const uses = [
      ...methods.flatMap(({ bot = [], optional = [] }) => [...bot, ...optional]),
      ...events.flatMap(({ scopes }) => scopes),
      'commands',
    ];
    const asked = [...SCOPES, ...OPTIONAL_SCOPES].map(({ scope }) => scope);
    expect(asked.filter((scope) => !uses.includes(scope))).toEqual([]);
  });

  it('names nothing twice', () => {
    for (const names of [
      [...SCOPES, ...OPTIONAL_SCOPES].map(({ scope }) => scope),
      EVENTS.map(({ event }) => event),
      COMMANDS.map(({ command }) => command),
    ]) {
      expect(names).toHaveLength(new Set<string>(names).size);
    }
  });
});

describe('the manifest', () => {
  it('asks for the scopes and events of the shape', () => {
    expect(manifest.oauth_config?.scopes).toEqual({
      bot: SCOPES.map(({ scope }) => scope),
      bot_optional: OPTIONAL_SCOPES.map(({ scope }) => scope),
    });
    expect(manifest.settings?.event_subscriptions?.bot_events).toEqual(EVENTS.map(({ event }) => event));
  });

  it('has the commands, mentions in them as ids, and the shortcut of messages', () => {
    expect(manifest.features?.slash_commands).toMatchObject([
      { command: '/garbo' },
      { command: '/report', should_escape: true },
    ]);
    expect(manifest.features?.shortcuts).toMatchObject([
      { type: 'message', callback_id: REPORT_SHORTCUT.callbackId },
    ]);
  });

  it('has a home, and messages that can be read but not answered', () => {
    expect(manifest.features?.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  it('sends everything to the one path that is served', () => {
    expect(sorted(addressesOf(manifest))).toEqual([`${URL_OF_GARBO}${EVENTS_PATH}`]);
    expect(addressesOf(manifest)).toHaveLength(2 + COMMANDS.length);
    expect(manifest.settings?.socket_mode_enabled).toBe(false);
  });

  it('names where to come back to where Garbo is installed by OAuth', () => {
    expect(manifest.oauth_config?.redirect_urls).toBeUndefined();
    expect(
      slackManifest({ publicUrl: URL_OF_GARBO, socket: false, oauth: true }).oauth_config?.redirect_urls,
    ).toEqual([`${URL_OF_GARBO}/slack/oauth_redirect`]);
  });

  it('has no address in Socket Mode', () => {
    const socket = slackManifest({ publicUrl: null, socket: true, oauth: false });
    expect(socket.settings?.socket_mode_enabled).toBe(true);
    expect(socket.settings?.interactivity).toEqual({ is_enabled: true });
    expect(JSON.stringify(socket)).not.toContain('http');
  });

  it('keeps to the limits of Slack', () => {
    const { name, description } = manifest.display_information;
    expect(name.length).toBeLessThanOrEqual(35);
    expect(description?.length).toBeLessThanOrEqual(140);
    expect(manifest.features?.bot_user?.display_name.length).toBeLessThanOrEqual(80);
    for (const shortcut of manifest.features?.shortcuts ?? []) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.callback_id.length).toBeLessThanOrEqual(255);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
    for (const command of manifest.features?.slash_commands ?? []) {
      expect(command.command).toMatch(/^\/[a-z]{1,31}$/);
      expect(command.description.length).toBeLessThanOrEqual(2_000);
      expect(command.usage_hint?.length).toBeLessThanOrEqual(1_000);
    }
    expect(EVENTS.length).toBeLessThanOrEqual(100);
  });
});

describe('the manifest as YAML', () => {
  it.each([
    ['over HTTP', URL_OF_GARBO],
    ['in Socket Mode', null],
  ])('says the same as the JSON, %s', (_name, publicUrl) => {
    const given = slackManifest({ publicUrl, socket: publicUrl === null, oauth: publicUrl !== null });
    expect(parse(manifestYaml(given))).toEqual(given);
  });

  it('says of every scope and event what it is for', () => {
    const lines = manifestYaml(manifest).split('\n');
    const items = [
      ...[...SCOPES, ...OPTIONAL_SCOPES].map(({ scope }) => scope),
      ...EVENTS.map(({ event }) => event),
    ];
    for (const item of items) {
      const line = lines.findIndex((candidate) => candidate.trim() === `- ${item}`);
      expect(lines[line - 1]?.trim(), item).toMatch(/^# ./);
    }
  });

  it('is the file that can be pasted without building Garbo', () => {
    const file = readFileSync(join(FOLDER, 'manifest.yaml'), 'utf8');
    expect(file, 'run: garbo manifest slack --url https://garbo.example.com').toBe(manifestYaml(manifest));
  });
});

function addressesOf({ features, settings }: SlackManifest): readonly string[] {
  return [
    settings?.event_subscriptions?.request_url,
    settings?.interactivity?.request_url,
    ...(features?.slash_commands ?? []).map(({ url }) => url),
  ].filter((url) => url !== undefined);
}

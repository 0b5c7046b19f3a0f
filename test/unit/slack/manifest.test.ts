import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GARBO_COMMAND } from '../../../adapters/slack/commands/garbo-command.js';
import { EVENTS_PATH } from '../../../adapters/slack/http-intake.js';
import { packageRoot } from '../../../src/package-root.js';

const FOLDER = join(packageRoot(), 'adapters/slack');

/**
 * What the methods need, from their pages under https://docs.slack.dev/reference/methods. `optional`: the app
 * works without, and says what it could not do.
 */
const METHOD_SCOPES: Readonly<Record<string, { bot?: string[]; optional?: string[] }>> = {
  'auth.test': {},
  'chat.getPermalink': {},
  'chat.postMessage': { bot: ['chat:write'] },
  'chat.update': { bot: ['chat:write'] },
  'conversations.history': { bot: ['channels:history', 'groups:history', 'im:history'] },
  'conversations.invite': { optional: ['channels:manage', 'groups:write'] },
  'conversations.kick': { optional: ['channels:manage', 'groups:write'] },
  'conversations.open': { bot: ['im:write'] },
  'conversations.replies': { bot: ['channels:history', 'groups:history', 'im:history'] },
  'usergroups.users.list': { bot: ['usergroups:read'] },
  'users.info': { bot: ['users:read'], optional: ['users:read.email'] },
  'views.open': {},
};

/** What the subscriptions and features need. */
const EVENT_SCOPES = { 'message.channels': 'channels:history', 'message.groups': 'groups:history' };
const COMMAND_SCOPE = 'commands';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly slash_commands: readonly { readonly command: string; readonly url: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: string[]; readonly bot_optional: string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: string[] };
    readonly interactivity: { readonly request_url: string };
  };
}

describe('manifest.yaml', () => {
  const source = readFileSync(join(FOLDER, 'manifest.yaml'), 'utf8');
  const manifest = parse(source) as Manifest;
  const code = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
    .join('\n');
  const called = [
    ...new Set([...code.matchAll(/client\s*\.((?:\w+\.)+\w+)\(/g)].map((match) => match[1] ?? '')),
  ];
  const sorted = (list: readonly string[]) => [...new Set(list)].sort();

  it('knows the scopes of every method the adapter calls, and of no other', () => {
    expect(sorted(called)).toEqual(sorted(Object.keys(METHOD_SCOPES)));
  });

  it('asks for the scopes the code needs, and for no other', () => {
    const needed = called.flatMap((method) => METHOD_SCOPES[method]?.bot ?? []);
    const expected = sorted([...needed, ...Object.values(EVENT_SCOPES), COMMAND_SCOPE]);
    expect(sorted(manifest.oauth_config.scopes.bot)).toEqual(expected);
    const optional = called.flatMap((method) => METHOD_SCOPES[method]?.optional ?? []);
    expect(sorted(manifest.oauth_config.scopes.bot_optional)).toEqual(sorted(optional));
  });

  it('says of every scope why it is needed', () => {
    const lines = source.split('\n');
    const scopes = [...manifest.oauth_config.scopes.bot, ...manifest.oauth_config.scopes.bot_optional];
    for (const scope of scopes) {
      const line = lines.findIndex((candidate) => candidate.trim() === `- ${scope}`);
      expect(lines[line - 1]?.trim(), scope).toMatch(/^# ./);
    }
  });

  it('subscribes to the messages the adapter listens to', () => {
    expect(code).toContain("app.event('message'");
    expect(sorted(manifest.settings.event_subscriptions.bot_events)).toEqual(
      sorted(Object.keys(EVENT_SCOPES)),
    );
  });

  it('sends everything to the one path that is served', () => {
    const urls = [
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
      ...manifest.features.slash_commands.map(({ url }) => url),
    ];
    expect(urls.map((url) => new URL(url).pathname)).toEqual([EVENTS_PATH, EVENTS_PATH, EVENTS_PATH]);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([GARBO_COMMAND]);
  });

  it('keeps to the lengths Slack allows', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.js';
import type { FakeSlack } from '../fake-slack.js';
import type { FakeMessage } from './state.js';

function fixture(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(packageRoot(), 'test/fixtures/slack', `${name}.json`), 'utf8'));
}

/** The shortcut "Report message" used on a message, in the recorded shape. */
export function reportShortcut(
  slack: FakeSlack,
  user: string,
  channel: string,
  message: Partial<FakeMessage> & Pick<FakeMessage, 'ts'>,
): Record<string, unknown> {
  return {
    ...fixture('message-action'),
    user: { id: user, username: user.toLowerCase(), team_id: slack.team, name: user.toLowerCase() },
    channel: { id: channel, name: channel.toLowerCase() },
    trigger_id: slack.issueTrigger(),
    response_url: slack.issueResponseUrl(user, channel),
    message_ts: message.ts,
    message: { type: 'message', team: slack.team, ...message },
  };
}

/** `/report …` typed in a channel, in the recorded shape; without a text it is the recorded one. */
export function reportForm(
  slack: FakeSlack,
  user: string,
  channel: string,
  text?: string,
): Record<string, string> {
  const recorded = fixture('report-command') as Readonly<Record<string, string>>;
  return {
    ...recorded,
    user_id: user,
    user_name: user.toLowerCase(),
    channel_id: channel,
    ...(text === undefined ? {} : { text }),
    response_url: slack.issueResponseUrl(user, channel),
    trigger_id: slack.issueTrigger(),
  };
}

import { Document, isNode } from 'yaml';
import { EVENTS, OPTIONAL_SCOPES, SCOPES, type SlackManifest } from './app-shape.js';

const HTTP_STEPS = `The Slack app of Garbo, as "garbo manifest slack" prints it.
1. On https://api.slack.com/apps choose "Create New App", "From a manifest", and paste this.
2. Install the app, and set SLACK_BOT_TOKEN (OAuth & Permissions) and SLACK_SIGNING_SECRET (Basic Information).
3. Start Garbo; then have Slack verify the address under "Event Subscriptions".
4. "garbo doctor" says what is still missing.`;

const SOCKET_STEPS = `The Slack app of Garbo in Socket Mode, as "garbo manifest slack --socket" prints it.
1. On https://api.slack.com/apps choose "Create New App", "From a manifest", and paste this.
2. Install the app, and set SLACK_BOT_TOKEN (OAuth & Permissions).
3. Under "Basic Information" make an app-level token with the scope connections:write, and set SLACK_APP_TOKEN.
4. Start Garbo. "garbo doctor" says what is still missing.`;

/** Slack wraps nothing; lines of this length are read without scrolling. */
const LINE = 120;

/** The manifest as YAML, with comments that say what each part is for. */
export function manifestYaml(manifest: SlackManifest): string {
  const document = new Document(manifest, { aliasDuplicateObjects: false });
  document.commentBefore = commentOf(manifest.settings?.socket_mode_enabled ? SOCKET_STEPS : HTTP_STEPS);
  const explain = (path: readonly (string | number)[], text: string) => {
    const node = document.getIn(path, true);
    if (isNode(node)) node.commentBefore = commentOf(text);
  };
  const explainEach = (path: readonly string[], whys: readonly { readonly why: string }[]) => {
    for (const [index, { why }] of whys.entries()) explain([...path, index], why);
  };
  explain(
    ['features', 'app_home'],
    'The home shows alerts, reports or the policy. Private reminders arrive as messages, which cannot be answered there.',
  );
  explainEach(['oauth_config', 'scopes', 'bot'], SCOPES);
  explain(['oauth_config', 'scopes', 'bot_optional'], 'Whoever installs the app may leave these out.');
  explainEach(['oauth_config', 'scopes', 'bot_optional'], OPTIONAL_SCOPES);
  explainEach(['settings', 'event_subscriptions', 'bot_events'], EVENTS);
  return document.toString({ lineWidth: 0 });
}

/** Comment lines for `yaml`, which puts the `#` before each. */
function commentOf(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => wrap(line))
    .map((line) => ` ${line}`)
    .join('\n');
}

function wrap(line: string): readonly string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from '../app-process.js';
import { APP_ID, OWN_TENANT } from './fake-teams.js';

/** The people and places in it: as few as it takes. */
export const PLAYGROUND = {
  manager: '29:alex',
  customer: '29:megan',
  support: '19:general@thread.tacv2',
  managers: '19:announcements@thread.tacv2',
} as const;

const OTHERS = ['29:adele', '29:isaiah', '29:patti', '29:lynne'];

/** The command of Microsoft's package; `null` where it is not installed. */
export function playgroundCommand(): string | null {
  try {
    const found = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
    return join(dirname(found), 'cli.js');
  } catch {
    return null;
  }
}

/** Microsoft's own playground for agents, running: it sends activities without tokens, and has a mock connector. */
export class AgentsPlayground {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly url: string,
  ) {}

  /** @param relay where it sends activities, and through which it is answered */
  static async start(command: string, relay: string): Promise<AgentsPlayground> {
    const folder = await mkdtemp(join(tmpdir(), 'garbo-playground-'));
    await writeFile(join(folder, '.m365agentsplayground.yml'), configuration());
    const port = await freePort();
    const args = ['-e', `${relay}/api/messages`, '--su', `${relay}/_connector`, '-c', 'msteams', '--dt'];
    const child = spawn(process.execPath, [command, ...args, '-p', String(port)], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, TEAMSAPPTESTER_BROWSER: 'none' },
      stdio: 'ignore',
    });
    const playground = new AgentsPlayground(child, folder, `http://127.0.0.1:${port}`);
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`the playground ended with ${child.exitCode}`);
      return (await fetch(`${playground.url}/_internal/v1/testConfig`).catch(() => null))?.ok || null;
    }, 'the playground');
    return playground;
  }

  /**
   * Somebody writes in a channel. The playground passes on only what mentions the bot: the message is made in its
   * conversation, then sent as an activity of its own, as Teams sends it with resource-specific consent.
   */
  async writes(person: string, conversation: string, text: string, serviceUrl: string): Promise<string> {
    const place = `/_conversation/v1/conversations/${encodeURIComponent(conversation)}/messages`;
    const made = await this.#post(place, { from: { id: person }, text, textFormat: 'plain' });
    const { messageId } = (await made.json()) as { messageId: string };
    await this.#post('/_internal/v1/customActivities', {
      type: 'message',
      id: messageId,
      timestamp: new Date(Number(messageId)).toISOString(),
      channelId: 'msteams',
      serviceUrl,
      from: { id: person, name: person },
      recipient: { id: `28:${APP_ID}`, name: 'Garbo' },
      conversation: {
        id: `${conversation};messageid=${messageId}`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: OWN_TENANT,
      },
      channelData: {
        tenant: { id: OWN_TENANT },
        team: { id: PLAYGROUND.support },
        channel: { id: conversation },
      },
      text,
      textFormat: 'plain',
      locale: 'it-IT',
    });
    return messageId;
  }

  /** Somebody presses a button: Microsoft's code makes the invoke and sends it. */
  async presses(person: string, conversation: string, post: string, action: object): Promise<void> {
    await this.#post('/_conversation/v1/invoke', {
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
      from: { id: person },
      conversation: { id: conversation },
      replyToId: post,
    });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #post(path: string, body: object): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the playground answered ${response.status} to ${path}`);
    return response;
  }
}

/** YAML reads JSON, too. The file is checked strictly: five people at least, one channel beside the first. */
function configuration(): string {
  const person = (id: string, index: number) => ({
    id,
    name: id.slice(3),
    userPrincipleName: `${id.slice(3)}@example.com`,
    aadObjectId: `00000000-0000-4000-8000-00000000002${index}`,
    givenName: id.slice(3),
    surname: 'Rossi',
    email: `${id.slice(3)}@example.com`,
  });
  return JSON.stringify({
    version: '0.1.0',
    tenantId: OWN_TENANT,
    bot: { id: `28:${APP_ID}`, name: 'Garbo' },
    currentUser: person(PLAYGROUND.manager, 0),
    users: [PLAYGROUND.customer, ...OTHERS].map((id, index) => person(id, index + 1)),
    personalChat: { id: 'a:personal' },
    groupChat: { id: '19:group@thread.v2', name: 'Gruppo' },
    team: {
      id: PLAYGROUND.support,
      name: 'Clienti',
      aadGroupId: '00000000-0000-4000-8000-000000000031',
      channels: [{ id: PLAYGROUND.managers, name: 'Responsabili' }],
    },
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}

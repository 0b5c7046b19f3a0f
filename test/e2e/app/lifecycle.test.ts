import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CARLA, GarboProcess, GIULIA, runGarbo, type Settings } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';

let folder: string;
let running: GarboProcess[];

beforeEach(async () => {
  folder = await embeddedFolder();
  running = [];
});

afterEach(async () => {
  for (const garbo of running) await garbo.kill();
  await rm(folder, { recursive: true });
});

async function start(settings: Settings = {}): Promise<GarboProcess> {
  const garbo = await GarboProcess.start({ DATA_FOLDER: folder, ...settings });
  running.push(garbo);
  return garbo;
}

describe('data', () => {
  it('outlives a stop, which takes no longer than ten seconds, and a second process is refused meanwhile', async () => {
    const first = await start();
    const thread = await first.write(CARLA, 'Siete un branco di idioti');
    await first.answerTo(thread, 'warning');

    const second = await runGarbo(['start'], { DATA_FOLDER: folder, PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.out).toBe('');
    expect(second.err).toMatch(/^garbo: The data folder .* is in use by another Garbo, process \d+\. .*\n$/);

    const { code, afterMs } = await first.stop();
    expect(code).toBe(0);
    expect(afterMs).toBeLessThan(10_000);

    const again = await start();
    expect((await again.read('support')).map(({ kind }) => kind)).toEqual(['message', 'warning']);
    await again.write(CARLA, 'Ripeto, siete degli idioti', thread);
    const [alert] = await again.posts('managers', 'alert');
    expect(await again.press(alert?.id ?? '', 'end-correspondence', GIULIA, 'Ha continuato.')).toMatchObject({
      status: 200,
    });
  });

  it('outlives a kill in the middle of work: each message gets its notice, and gets it once', async () => {
    const first = await start();
    const names = Array.from({ length: 12 }, (_, index) => `cliente-${index}`);
    const threads = await Promise.all(
      names.map((id) => first.write({ id, role: 'customer', name: id }, 'Siete un branco di idioti')),
    );
    await first.kill();

    const again = await start();
    for (const thread of threads) await again.answerTo(thread, 'warning');
    await again.caughtUp('ultima');
    const warned = (await again.read('support')).filter(({ kind }) => kind === 'warning');
    expect(warned.filter(({ thread }) => thread !== null && threads.includes(thread))).toHaveLength(12);
    const lines = await again.posts('managers', 'line', 13);
    expect(lines, 'one line for each notice').toHaveLength(13);
  });
});

describe('a start that cannot be', () => {
  it('lists every fault of the configuration', async () => {
    const { code, out, err } = await runGarbo(['start'], {
      DATA_FOLDER: folder,
      PORT: '99999',
      DATABASE_URL: 'mysql://nowhere',
      WORKING_HOURS: 'nine to five',
      WORKING_DAYS: 'mon,funday',
      TIME_ZONE: 'Europe/Roma',
      SLACK_SIGNING_SECRET: 'secret-that-must-not-be-shown',
    });
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const setting of ['PORT', 'DATABASE_URL', 'WORKING_HOURS', 'WORKING_DAYS', 'TIME_ZONE'])
      expect(err).toContain(`- ${setting}: `);
    expect(err).toContain('SLACK_BOT_TOKEN');
    expect(err).not.toContain('secret-that-must-not-be-shown');
  });

  it('says that the port is taken, and gives the data folder up', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, err } = await runGarbo(['start'], { DATA_FOLDER: folder, PORT: String(port) });
    taken.close();

    expect(code).toBe(1);
    expect(err).toMatch(
      /^garbo: Garbo cannot listen on 127\.0\.0\.1, port \d+: it is in use or not allowed\. .*\n$/,
    );
    await start();
  });

  it('says that the database cannot be reached', async () => {
    const { code, err } = await runGarbo(['start'], {
      DATA_FOLDER: folder,
      PORT: '0',
      DATABASE_URL: 'postgres://nobody:wrong-password@127.0.0.1:1/none',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^garbo: .*database.*\n$/i);
    expect(err).not.toContain('wrong-password');
  });

  it('names file and line of a policy that is at fault', async () => {
    const policy = join(folder, 'empty.md');
    await writeFile(policy, '\n');
    const { code, err } = await runGarbo(['start'], { DATA_FOLDER: folder, PORT: '0', POLICY_FILE: policy });
    expect(code).not.toBe(0);
    expect(err).toContain('empty.md');
  });
});

describe('a policy of one’s own', () => {
  const OWN_POLICY = `House rules for our help desk

How we talk

• No insults or offensive
  language towards our staff.
• Please do not threaten us with bad reviews.

What you get from us
• A straight answer.
`;

  it('in plain text without ids leads all the way to a warning that cites it', async () => {
    const own = await mkdtemp(join(tmpdir(), 'garbo-policy-'));
    const file = join(own, 'rules.txt');
    await writeFile(file, OWN_POLICY);
    const garbo = await start({ POLICY_FILE: file });
    expect(garbo.stderr).toContain('clauses were matched to built-in ones');

    const thread = await garbo.write({ ...CARLA, locale: 'en' }, 'You are a bunch of idiots');
    const warning = await garbo.answerTo(thread, 'warning');
    expect(warning.clause?.text).toBe('No insults or offensive language towards our staff.');
    expect((await garbo.get('/policy/en')).text).toContain(`id="${warning.clause?.id}"`);
    await rm(own, { recursive: true });
  });
});

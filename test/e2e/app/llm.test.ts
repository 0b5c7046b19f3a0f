import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CARLA, GarboProcess, GIULIA, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { cleanVerdict, FakeOpenAi, insultVerdict } from '../../support/fake-openai.js';

/** Retries, a stop that is cut short, and the time until an interrupted job is taken up again. */
const WITH_RETRIES_MS = 150_000;

/** The model takes this for an insult; the embedded classifier would not. */
const VEILED = 'Con voi è come parlare ai piccioni del parco';

let folder: string;
let openai: FakeOpenAi;
/** Never answers as it should. */
let failing: FakeOpenAi;
let garbo: GarboProcess;
/** A second one, with all the patience in the world. */
let slow: GarboProcess;
let slowFolder: string;

beforeAll(async () => {
  folder = await embeddedFolder();
  openai = await FakeOpenAi.start({
    judge: (text) =>
      text.includes('piccioni')
        ? insultVerdict('piccioni', { clause: 'demeaning-comment' })
        : text.includes('clausola inventata')
          ? insultVerdict('clausola', { clause: 'no-such-clause' })
          : cleanVerdict(),
  });
  const llm = { OPENAI_API_KEY: openai.apiKey, OPENAI_BASE_URL: openai.url, OPENAI_MODEL: 'test-model' };
  garbo = await GarboProcess.start({ DATA_FOLDER: folder, ...llm, OPENAI_TIMEOUT_SECONDS: '5' });
  slowFolder = await embeddedFolder();
  failing = await FakeOpenAi.start();
  slow = await GarboProcess.start({
    DATA_FOLDER: slowFolder,
    OPENAI_API_KEY: failing.apiKey,
    OPENAI_BASE_URL: failing.url,
    OPENAI_TIMEOUT_SECONDS: '600',
  });
});

afterAll(async () => {
  await Promise.all([openai.close(), failing.close()]);
  await Promise.all([garbo.stop(), slow.stop()]);
  await Promise.all([folder, slowFolder].map((path) => rm(path, { recursive: true })));
});

it('has the LLM judge every message, without the customer’s address and number', async () => {
  const thread = await garbo.write(CARLA, `${VEILED}. Scrivetemi a carla.rossi@example.com o al 333 1234567`);
  const warning = await garbo.answerTo(thread, 'warning');

  expect(warning).toMatchObject({ clause: { id: 'demeaning-comment' }, quotes: ['piccioni'] });
  const [request] = openai.requests;
  expect(request).toMatchObject({ model: 'test-model', store: false });
  expect(request?.body).not.toContain('carla.rossi@example.com');
  expect(request?.body).not.toContain('1234567');
});

it('leaves alone what the LLM finds harmless, and never asks about the team', async () => {
  const before = openai.requests.length;
  await garbo.write({ id: 'anna', role: 'agent', name: 'Anna' }, 'Siete un branco di idioti');
  const thread = await garbo.write(
    { id: 'dora', role: 'customer', name: 'Dora' },
    'Siete un branco di idioti',
  );
  await garbo.answerTo(await garbo.write({ id: 'elio', role: 'customer', name: 'Elio' }, VEILED), 'warning');

  expect(openai.requests).toHaveLength(before + 2);
  expect((await garbo.read('support')).filter((one) => one.thread === thread)).toEqual([]);
});

it.concurrent(
  'asks a person when the LLM keeps citing a clause that does not exist',
  async () => {
    const odd = await garbo.write({ id: 'fabio', role: 'customer', name: 'Fabio' }, 'una clausola inventata');
    const [question] = await garbo.posts('managers', 'question');
    expect(question?.about?.message).toBe(odd);
    expect(openai.requests.filter(({ attempt }) => attempt === 2).length).toBeGreaterThan(0);
    const outcome = await garbo.press(question?.id ?? '', 'show-message', GIULIA);
    expect(outcome).toMatchObject({ status: 200, body: { text: 'una clausola inventata' } });
  },
  WITH_RETRIES_MS,
);

it.concurrent(
  'has the embedded one judge while the LLM is down; stops in ten seconds while it hangs, and judges at the next start',
  async () => {
    failing.always({ kind: 'status', status: 500 });
    const insult = await slow.write(
      { id: 'gaia', role: 'customer', name: 'Gaia', locale: 'it' },
      'Siete un branco di idioti',
    );
    expect(await slow.answerTo(insult, 'warning')).toMatchObject({ clause: { id: 'abusive-language' } });

    failing.always({ kind: 'hang' });
    const before = failing.requests.length;
    const hugo = { id: 'hugo', role: 'customer', name: 'Hugo', locale: 'it' };
    const thread = await slow.write(hugo, 'Siete un branco di idioti');
    await until(() => (failing.requests.length > before ? true : null), 'the question to the LLM');
    const { afterMs } = await slow.stop();
    expect(afterMs).toBeLessThan(11_000);

    slow = await GarboProcess.start({ DATA_FOLDER: slowFolder });
    expect(await slow.answerTo(thread, 'warning')).toMatchObject({ clause: { id: 'abusive-language' } });
    await slow.caughtUp('ines');
    const notices = (await slow.read('support')).filter(
      (one) => one.thread === thread && one.kind === 'warning',
    );
    expect(notices).toHaveLength(1);
  },
  WITH_RETRIES_MS,
);

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CARLA, GarboProcess, GIULIA } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { cleanVerdict, FakeOpenAi, insultVerdict } from '../../support/fake-openai.js';

/** The model takes this for an insult; the embedded classifier would not. */
const VEILED = 'Con voi è come parlare ai piccioni del parco';

let folder: string;
let openai: FakeOpenAi;
let garbo: GarboProcess;

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
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    OPENAI_API_KEY: openai.apiKey,
    OPENAI_BASE_URL: openai.url,
    OPENAI_MODEL: 'test-model',
    OPENAI_TIMEOUT_SECONDS: '5',
  });
});

afterAll(async () => {
  await garbo.stop();
  await openai.close();
  await rm(folder, { recursive: true });
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

it('asks a person when the LLM keeps citing a clause that does not exist, and has the embedded one judge when it is down', async () => {
  const odd = await garbo.write({ id: 'fabio', role: 'customer', name: 'Fabio' }, 'una clausola inventata');
  const [question] = await garbo.posts('managers', 'question');
  expect(question?.about?.message).toBe(odd);
  expect(openai.requests.filter(({ attempt }) => attempt === 2).length).toBeGreaterThan(0);
  const outcome = await garbo.press(question?.id ?? '', 'show-message', GIULIA);
  expect(outcome).toMatchObject({ status: 200, body: { text: 'una clausola inventata' } });

  openai.always({ kind: 'status', status: 500 });
  const insult = await garbo.write(
    { id: 'gaia', role: 'customer', name: 'Gaia', locale: 'it' },
    'Siete un branco di idioti',
  );
  expect(await garbo.answerTo(insult, 'warning')).toMatchObject({ clause: { id: 'abusive-language' } });
});

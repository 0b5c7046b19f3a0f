import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import type { FakeMessage } from '../../support/slack/state.js';
import { buttonsOf, visibleText } from '../../support/slack/visible-text.js';

const SECRET = 'a-signing-secret';

let folder: string;
let slack: FakeSlack;
let sender: FakeSlackSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  for (const member of ['UAGENT', 'UBOSS', 'UDIRECTOR']) slack.addMember(member);
  slack.addGuest('UGUEST');
  slack.addExternal('UCONNECT');
  slack.addChannel('CLIVE', ['UAGENT', 'UBOSS', 'UGUEST', 'UCONNECT']);
  slack.addChannel('CMANAGERS', ['UBOSS', 'UDIRECTOR'], { kind: 'group' });
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: 'CLIVE',
    SLACK_MANAGERS: 'UBOSS',
    SLACK_DIRECTORS: 'UDIRECTOR',
  });
  sender = new FakeSlackSender(slack, `${garbo.url}/slack/events`, SECRET);
});

afterAll(async () => {
  await garbo.stop();
  await slack.stop();
  await rm(folder, { recursive: true });
});

/** What Garbo wrote to a person privately that says this. */
function privately(user: string, words: string): Promise<FakeMessage> {
  return until(
    () => slack.directMessagesTo(user).find((message) => visibleText(message).includes(words)),
    `“${words}” to ${user}`,
  );
}

/** Somebody writes a message that mentions Garbo: Slack tells of it twice, as a message and as a mention. */
async function mentions(user: string, text: string): Promise<void> {
  const { message } = await sender.writes(user, 'CLIVE', text);
  const event = { type: 'app_mention', user, text, ts: message.ts, event_ts: message.ts, channel: 'CLIVE' };
  expect((await sender.sendEvent(event)).answer.status).toBe(200);
}

it('a customer of another organisation complains: a receipt for them, the words for the directors alone', async () => {
  await mentions('UCONNECT', '<@UGARBO> reclamo');
  const answer = await privately('UCONNECT', 'Un reclamo riguarda una persona del team');
  await sender.presses('UCONNECT', 'DUCONNECT', answer, 'complain');
  await until(() => slack.views.at(-1));
  const sent = await sender.submits('UCONNECT', {
    ground: 'commitment:courtesy',
    person: 'UAGENT',
    name: null,
    when: 'ieri',
    'what-happened': 'Ha riattaccato, siete degli idioti.',
    'how-it-fell-short': 'Nessun saluto.',
  });
  expect(sent.body).toContain('abbiamo ricevuto il tuo reclamo');

  await privately('UCONNECT', 'Reclamo R-1 ricevuto');
  const copy = await privately('UDIRECTOR', 'Ha riattaccato, siete degli idioti.');
  expect(visibleText(copy)).toContain('Nome di UCONNECT');
  expect(visibleText(copy)).toContain('Nome di UAGENT');
  for (const user of ['UAGENT', 'UBOSS']) expect(slack.directMessagesTo(user)).toEqual([]);
  expect(slack.postsIn('CMANAGERS')).toEqual([]);
  const read = slack.postsIn('CLIVE').map(visibleText).join('\n');
  expect(read, 'its words are no message of the channel').not.toContain('riattaccato');
  expect(read).not.toContain('Nome di UCONNECT');
  expect(garbo.stderr).not.toContain('riattaccato');
});

it('a customer disputes a notice by mentioning Garbo, and staff see how the customer stands', async () => {
  await sender.writes('UGUEST', 'CLIVE', 'Siete un branco di idioti');
  await until(() => slack.postsIn('CLIVE').find((post) => visibleText(post).includes('senza offendere')));
  await mentions('UGUEST', 'Ciao <@UGARBO>, contestazione!');
  const answer = await privately('UGUEST', 'Una richiesta cortese del');
  await sender.presses('UGUEST', 'DUGUEST', answer, 'dispute');
  await until(() => (slack.views.length > 1 ? true : null));
  await sender.submits('UGUEST', { reason: 'Non parlavo con voi.' });
  await until(() =>
    slack.postsIn('CMANAGERS').find((post) => visibleText(post).includes('Contestazione di')),
  );
  await until(() => (buttonsOf(answer).some(({ actionId }) => actionId === 'garbo:dispute') ? null : true));

  const status = await sender.commands('UAGENT', 'CLIVE', 'status <@UGUEST|carla>');
  expect(status.body).toContain('avviso attivo');
  expect(status.body).toContain('Una contestazione aspetta dal');
  expect(status.body).not.toContain('Non parlavo con voi');
  expect((await sender.commands('UGUEST', 'CLIVE', 'status <@UCONNECT|ugo>')).body).toContain(
    'Solo chi è nel team',
  );
});

import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import type { FakeMessage } from '../../support/slack/state.js';
import { buttonsOf, visibleText } from '../../support/slack/visible-text.js';

const SECRET = 'a-signing-secret';
const INSULT = 'Siete un branco di idioti';

let folder: string;
let slack: FakeSlack;
let sender: FakeSlackSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  slack.addMember('UAGENT');
  slack.addMember('UBOSS');
  for (const guest of ['UGUEST', 'UOTHER', 'UREVIEWS']) slack.addGuest(guest);
  slack.addChannel('CLIVE', ['UAGENT', 'UBOSS', 'UGUEST', 'UOTHER', 'UREVIEWS']);
  slack.addChannel('CSHADOW', ['UAGENT', 'UBOSS', 'UGUEST', 'UOTHER']);
  slack.addChannel('CMANAGERS', ['UBOSS'], { kind: 'group' });
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: 'CLIVE',
    SLACK_MANAGERS: 'UBOSS',
    CONTACT_ADDRESS: 'reclami@example.com',
  });
  sender = new FakeSlackSender(slack, `${garbo.url}/slack/events`, SECRET);
});

afterAll(async () => {
  await garbo.stop();
  await slack.stop();
  await rm(folder, { recursive: true });
});

/** The bot's first post in a channel that says this. */
function post(channel: string, words: string): Promise<FakeMessage> {
  return until(
    () => slack.postsIn(channel).find((message) => visibleText(message).includes(words)),
    `“${words}” in ${channel}`,
  );
}

it('asks in the thread, alerts managers, and does what a manager decides in the dialog', async () => {
  const { message, answer } = await sender.writes('UGUEST', 'CLIVE', INSULT);
  expect(answer.status).toBe(200);
  const warning = await post('CLIVE', 'senza offendere chi ti risponde');
  expect(warning.thread_ts).toBe(message.ts);
  expect(visibleText(warning)).toContain('Messaggio automatico; una persona può rivederlo.');
  const line = await post('CMANAGERS', 'Richiesta cortese a');
  expect(line.thread_ts, 'in the daily thread').toBeDefined();

  await sender.writes('UGUEST', 'CLIVE', 'Ripeto, siete degli idioti', message.ts);
  const alert = await post('CMANAGERS', 'Da decidere: proseguire o interrompere?');
  await post('CLIVE', 'Ti avevamo chiesto di continuare senza offese');
  expect(alert.thread_ts).toBeUndefined();
  expect(visibleText(alert)).not.toContain('idioti');

  await sender.presses('UGUEST', 'CMANAGERS', alert, 'end-correspondence');
  await until(() => slack.toldTo('UGUEST').find((told) => told === 'Solo un responsabile può farlo.'));
  expect(slack.views).toHaveLength(0);

  await sender.presses('UBOSS', 'CMANAGERS', alert, 'end-correspondence');
  await until(() => slack.views.at(-1));
  await sender.submits('UBOSS', { reason: 'Ha continuato.' });
  await until(
    () => (visibleText(alert).includes('corrispondenza interrotta') ? true : null),
    'the alert, shrunk',
  );
  expect(buttonsOf(alert).map(({ actionId }) => actionId)).toEqual(['garbo:undo']);
  expect(visibleText(alert)).toContain('Ha continuato.');
  const closing = await post('CLIVE', 'ha deciso di interromperla');
  expect(closing.thread_ts).toBe(message.ts);
  await until(() =>
    slack
      .postsIn('CMANAGERS')
      .find(({ thread_ts, text }) => thread_ts === alert.ts && text.includes('interrotta')),
  );
});

it('writes a reminder privately', async () => {
  await sender.writes('UREVIEWS', 'CLIVE', 'Rimborsatemi o vi rovino su Trustpilot con le recensioni');
  const [reminder] = await until(() => {
    const messages = slack.directMessagesTo('UREVIEWS');
    return messages.length > 0 ? messages : null;
  });
  expect(reminder && visibleText(reminder)).toContain('commenti sui social come mezzo di pressione');
  expect(slack.postsIn('CLIVE').some((message) => visibleText(message).includes('social'))).toBe(false);
});

it('acts once on an event that Slack sends again', async () => {
  const { message, eventId } = await sender.writes('UOTHER', 'CLIVE', 'Siete tutti degli idioti');
  const event = {
    type: 'message',
    channel: 'CLIVE',
    channel_type: 'channel',
    user: 'UOTHER',
    text: message.text,
  };
  const again = { ...event, ts: message.ts, event_ts: message.ts, team: slack.team };
  await sender.sendEvent(again, { eventId, retry: { num: 1, reason: 'http_timeout' } });
  await sender.sendEvent(again, { eventId: 'Ev-another', retry: { num: 2, reason: 'http_timeout' } });
  await until(() => slack.postsIn('CLIVE').find(({ thread_ts }) => thread_ts === message.ts));

  await sender.writes('UAGENT', 'CLIVE', 'Buongiorno, la aiuto subito', message.ts);
  await until(async () => ((await garbo.get('/metrics')).text.includes('state="waiting"} 0') ? true : null));
  expect(slack.postsIn('CLIVE').filter(({ thread_ts }) => thread_ts === message.ts)).toHaveLength(1);
});

it('starts every other channel in shadow mode, and a manager switches it to live', async () => {
  const { message } = await sender.writes('UOTHER', 'CSHADOW', INSULT);
  await post('CMANAGERS', 'Modalità ombra');
  expect(slack.postsIn('CSHADOW')).toEqual([]);

  expect((await sender.commands('UGUEST', 'CSHADOW', 'on')).body).toContain('solo un responsabile');
  expect((await sender.commands('UBOSS', 'CSHADOW', 'on')).body).toContain('Da ora Garbo è attivo');
  await until(async () => {
    const { text } = await garbo.get('/metrics');
    return /garbo_events_total\{event="settings-changed",level="info"\} 1/.test(text) ? true : null;
  }, 'the change of mode');

  slack.addGuest('UTHIRD');
  slack.channels.get('CSHADOW')?.members.add('UTHIRD');
  const { message: later } = await sender.writes('UTHIRD', 'CSHADOW', INSULT);
  await until(() => slack.postsIn('CSHADOW').find(({ thread_ts }) => thread_ts === later.ts));
  const introductions = slack.postsIn('CSHADOW').filter((one) => visibleText(one).includes('Garbo'));
  expect(introductions.map(({ ts }) => ts)).toEqual([...slack.pinsIn('CSHADOW')]);
  expect(slack.postsIn('CSHADOW').some(({ thread_ts }) => thread_ts === message.ts)).toBe(false);
});

it('answers a forged request with 401, and an odd one without falling over', async () => {
  const forger = new FakeSlackSender(slack, `${garbo.url}/slack/events`, 'another-secret');
  expect((await forger.sendBody('{"type":"event_callback"}')).status).toBe(401);
  await sender.sendBody('{"type":"event_callback","event":{"type":"message","channel":7}}');
  await sender.sendBody('not json');
  expect((await garbo.get('/healthz')).status).toBe(200);
  expect(garbo.stderr).not.toContain('idioti');
});

it('serves no playground beside a real platform', async () => {
  expect((await garbo.get('/playground/api/conversations/support')).status).toBe(404);
  expect((await garbo.get('/')).status).toBe(404);
});

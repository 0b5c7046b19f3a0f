import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import type { FakeMessage } from '../../support/slack/state.js';
import { buttonsOf, visibleText, visibleTextOfView } from '../../support/slack/visible-text.js';

const SECRET = 'a-signing-secret';

let folder: string;
let slack: FakeSlack;
let sender: FakeSlackSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  slack.addMember('UAGENT');
  slack.addMember('UBOSS');
  slack.addGuest('UGUEST');
  for (const channel of ['CORDERS', 'CBILLS', 'CSALES'])
    slack.addChannel(channel, ['UAGENT', 'UBOSS', 'UGUEST']);
  slack.addChannel('CMANAGERS', ['UBOSS', 'UAGENT'], { kind: 'group' });
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: '*',
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

/** The alert once it says this. */
function alertSaying(words: string): Promise<FakeMessage> {
  return until(
    () =>
      slack
        .postsIn('CMANAGERS')
        .find((message) => !message.thread_ts && visibleText(message).includes(words)),
    `an alert that says “${words}”`,
  );
}

const actionsOf = (message: FakeMessage) => buttonsOf(message).map(({ actionId }) => actionId);

it('blocks where Slack lets it, and says in the managers’ channel what is left and how', async () => {
  slack.channels.get('CBILLS')?.refusals.set('kick', 'restricted_action');
  slack.fail('conversations.kick', { retryAfterSeconds: 1 }, 'CORDERS');
  await sender.writes('UGUEST', 'CBILLS', 'Buongiorno, una domanda sulla fattura');
  await sender.writes('UGUEST', 'CSALES', 'Buongiorno, una domanda sul prezzo');
  const { message } = await sender.writes('UGUEST', 'CORDERS', 'Siete un branco di idioti');
  await until(() => slack.postsIn('CORDERS').find((post) => visibleText(post).includes('senza offendere')));
  await until(() =>
    slack.postsIn('CMANAGERS').find((post) => visibleText(post).includes('Richiesta cortese')),
  );
  await sender.writes('UGUEST', 'CORDERS', 'Ripeto, siete degli idioti', message.ts);
  const open = await alertSaying('Da decidere: proseguire o interrompere?');
  await sender.presses('UBOSS', 'CMANAGERS', open, 'block');
  await until(() => slack.views.at(-1));
  await sender.submits('UBOSS', { reason: 'Ha continuato.' });

  const closing = await until(() =>
    slack.postsIn('CORDERS').find((post) => visibleText(post).includes('saranno bloccati')),
  );
  expect(visibleText(closing)).toContain("resta aperto l'indirizzo reclami@example.com");
  await until(
    () => (slack.callsOf('conversations.kick').length > 1 ? true : null),
    'a removal that has to wait',
  );
  expect(visibleText(open)).not.toMatch(/persona rimossa/i);
  slack.heal();

  const alert = await alertSaying('Persona rimossa da');
  const text = visibleText(alert);
  expect(text).toContain('Persona rimossa da #corders, #csales; non rimossa da #cbills.');
  expect(text).toContain('☐ Da fare a mano: rimuovere la persona da #cbills.');
  expect(text).toContain("#cbills: un'impostazione di Slack vieta alle app di rimuovere persone.");
  expect(actionsOf(alert)).toEqual(['garbo:tick-remove', 'garbo:tick-mail', 'garbo:undo']);
  const members = (id: string) => slack.channels.get(id)?.members.has('UGUEST');
  expect([members('CORDERS'), members('CSALES'), members('CBILLS')]).toEqual([false, false, true]);
  await until(() =>
    slack
      .postsIn('CMANAGERS')
      .find((post) => post.thread_ts === alert.ts && visibleText(post).includes('Resta da fare: rimuovere')),
  );
});

it('keeps what comes later, shows it to managers alone, and lets them tick', async () => {
  await sender.writes('UGUEST', 'CBILLS', 'Va bene, scriverò per posta');
  const alert = await alertSaying('Messaggi successivi (1)');
  await sender.presses('UAGENT', 'CMANAGERS', alert, 'later-messages');
  await until(() => slack.toldTo('UAGENT').find((told) => told === 'Solo un responsabile può farlo.'));
  const { length } = slack.views;
  await sender.presses('UBOSS', 'CMANAGERS', alert, 'later-messages');
  const view = await until(() => slack.views[length]);
  expect(visibleTextOfView(view)).toContain('Messaggi successivi');
  expect(visibleTextOfView(view)).toContain('Va bene, scriverò per posta');

  await sender.presses('UAGENT', 'CMANAGERS', alert, 'tick-mail');
  await sender.presses('UBOSS', 'CMANAGERS', alert, 'tick-mail');
  await until(() => (visibleText(alert).includes('☑ Fatto da') ? true : null), 'the ticked line');
  expect(actionsOf(alert)).not.toContain('garbo:tick-mail');
  expect(slack.toldTo('UAGENT').filter((told) => told === 'Solo un responsabile può farlo.')).toHaveLength(2);
  expect(garbo.stderr).not.toContain('per posta');
});

it('takes it back: invites again where it may, and tells the person where it may not', async () => {
  slack.channels.get('CSALES')?.refusals.set('invite', 'cant_invite');
  const alert = await alertSaying('☑ Fatto da');
  await sender.presses('UBOSS', 'CMANAGERS', alert, 'undo');
  await until(() => slack.views.find(({ id }) => id === slack.views.at(-1)?.id && slack.views.length > 2));
  await sender.submits('UBOSS', { reason: 'Troppo in fretta.' });
  await until(() => (visibleText(alert).includes('Persona di nuovo in #corders') ? true : null), 'the alert');
  expect(visibleText(alert)).toContain('non riammessa in #csales.');
  expect(slack.channels.get('CORDERS')?.members.has('UGUEST')).toBe(true);
  const told = await until(() => slack.directMessagesTo('UGUEST').at(-1));
  expect(visibleText(told)).toContain('Se non vedi ancora #csales');
  expect(actionsOf(alert)).toEqual(expect.arrayContaining(['garbo:tick-invite', 'garbo:tick-unmail']));
});

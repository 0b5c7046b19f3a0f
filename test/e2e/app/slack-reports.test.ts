import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import { reportForm, reportShortcut } from '../../support/slack/report-payloads.js';
import type { FakeMessage } from '../../support/slack/state.js';
import { buttonsOf, visibleText } from '../../support/slack/visible-text.js';

const SECRET = 'a-signing-secret';
const FILLED = {
  customer: 'UGUEST',
  link: null,
  clause: 'demeaning-comment',
  severity: 'medium',
  what: 'Me lo scrive ogni volta.',
  support: null,
};

let folder: string;
let slack: FakeSlack;
let sender: FakeSlackSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  for (const member of ['UAGENT', 'UBOSS', 'UCHIEF']) slack.addMember(member);
  slack.addGuest('UGUEST');
  slack.addExternal('UCONNECT');
  slack.addChannel('CLIVE', ['UAGENT', 'UBOSS', 'UGUEST', 'UCONNECT']);
  slack.addChannel('CMANAGERS', ['UBOSS', 'UCHIEF'], { kind: 'group' });
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: 'CLIVE',
    SLACK_MANAGERS: 'UBOSS,UCHIEF',
  });
  sender = new FakeSlackSender(slack, `${garbo.url}/slack/events`, SECRET);
});

afterAll(async () => {
  await garbo.stop();
  await slack.stop();
  await rm(folder, { recursive: true });
});

/** What the bot wrote that says this, in a channel or to a person. */
function saying(words: string, messages: () => readonly FakeMessage[]): Promise<FakeMessage> {
  return until(() => messages().find((message) => visibleText(message).includes(words)), `“${words}”`);
}
const inManagers = () => slack.postsIn('CMANAGERS');
/** What customers read in the live channel, the introduction apart. */
const inLive = () => slack.postsIn('CLIVE').filter(({ thread_ts }) => thread_ts !== undefined);

it('a message of a thread is reported, confirmed by another manager, answered in the thread, and its reporter told', async () => {
  const { message: root } = await sender.writes(
    'UGUEST',
    'CLIVE',
    'Buongiorno, a che punto è il mio ordine?',
  );
  const { message } = await sender.writes('UGUEST', 'CLIVE', 'Come no, genio della lampada', root.ts);
  await sender.sendInteraction(reportShortcut(slack, 'UBOSS', 'CLIVE', message));
  const view = await until(() => slack.views.at(-1));
  const element = view.blocks.find(({ block_id }) => block_id === 'link')?.element;
  const link = String((element as Readonly<Record<string, unknown>>).initial_value);
  const refused = await sender.submits('UBOSS', { ...FILLED, customer: 'UAGENT', link });
  expect(JSON.parse(refused.body)).toMatchObject({
    errors: { customer: expect.stringContaining('parlane') },
  });
  const impossible = await sender.submits('UBOSS', { ...FILLED, severity: 'critical', link });
  expect(JSON.parse(impossible.body)).toMatchObject({
    errors: { severity: expect.stringContaining('alta') },
  });
  expect((await sender.submits('UBOSS', { ...FILLED, link })).body).toContain('Ricevuta');
  await sender.submits('UBOSS', { ...FILLED, link });

  const report = await saying('Segnalazione di', inManagers);
  expect(visibleText(report)).toContain('Me lo scrive ogni volta.');
  expect(visibleText(report)).not.toContain('genio');
  await saying('Abbiamo ricevuto', () => slack.directMessagesTo('UBOSS'));
  expect(inLive()).toEqual([]);

  await sender.presses('UCONNECT', 'CMANAGERS', report, 'confirm');
  await sender.presses('UAGENT', 'CMANAGERS', report, 'confirm');
  await sender.presses('UBOSS', 'CMANAGERS', report, 'confirm');
  for (const user of ['UCONNECT', 'UAGENT'])
    await until(() => slack.toldTo(user).find((told) => told === 'Solo un responsabile può farlo.'));
  await until(() => slack.toldTo('UBOSS').find((told) => told.includes('la decide un altro responsabile')));
  expect(inLive()).toEqual([]);
  const refusals = garbo.stderr.split('\n').filter((line) => line.includes('"press-refused"'));
  for (const user of ['UCONNECT', 'UAGENT', 'UBOSS'])
    expect(refusals.find((line) => line.includes(`"actor":"${user}"`))).toBeDefined();
  expect(garbo.stderr).not.toContain('genio');

  await sender.presses('UCHIEF', 'CMANAGERS', report, 'confirm');
  const warning = await saying('sminuire le persone', () => slack.postsIn('CLIVE'));
  expect(warning.thread_ts).toBe(root.ts);
  await saying('ha letto e confermato', () => slack.directMessagesTo('UBOSS'));
  await until(() => (buttonsOf(report).length === 0 ? true : undefined), 'the alert, shrunk');
  expect(inLive()).toHaveLength(1);
  expect(inManagers().filter((post) => visibleText(post).includes('Segnalazione'))).toHaveLength(0);
});

it('what is typed after /report is in the form; unfounded, the reporter reads why', async () => {
  await sender.sendForm(reportForm(slack, 'UAGENT', 'CLIVE', '<@UGUEST|uguest> al telefono urlava'));
  await until(() =>
    slack.views.at(-1)?.blocks.some((block) => JSON.stringify(block).includes('al telefono urlava')),
  );
  await sender.submits('UAGENT', { ...FILLED, what: 'Al telefono urlava' });
  const report = await saying('Al telefono urlava', inManagers);
  await sender.presses('UBOSS', 'CMANAGERS', report, 'unfounded');
  await until(() => slack.views.at(-1)?.callback_id === 'garbo:reason' || undefined);
  await sender.submits('UBOSS', { reason: 'La linea era disturbata.' });
  await saying('La linea era disturbata.', () => slack.directMessagesTo('UAGENT'));
  expect(slack.directMessagesTo('UGUEST')).toEqual([]);
});

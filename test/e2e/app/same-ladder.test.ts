import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../adapters/postgres/index.js';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import { readLadder } from '../../support/read-ladder.js';
import { visibleText as visibleOnSlack } from '../../support/slack/visible-text.js';
import { FakeDialog } from '../../support/teams/fake-dialog.js';
import { FakeTeams } from '../../support/teams/fake-teams.js';
import { FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import { startGarboOnTeams } from '../../support/teams/teams-process.js';
import { AGENT, BOSS, GUEST, MANAGERS, SUPPORT } from '../../support/teams/teams-under-test.js';
import { visibleText as visibleOnTeams } from '../../support/teams/visible-text.js';

const SECRET = 'a-signing-secret';
const END = 'Interrompi la corrispondenza';

/** One platform in the story: what people do there, and what they read. */
interface Stage {
  readonly name: 'slack' | 'teams';
  /** The customer writes, in the thread of the message named; the message's id. */
  writes(text: string, thread: string | null): Promise<string>;
  /** All that is read in the thread of the message named, oldest first. */
  readsInThread(thread: string): readonly string[];
  /** The manager ends the correspondence under the alert. */
  ends(reason: string): Promise<void>;
}

let folder: string;
let slack: FakeSlack;
let teams: FakeTeams;
let garbo: GarboProcess;
let stages: readonly Stage[];

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  slack.addMember('UAGENT');
  slack.addMember('UBOSS');
  slack.addGuest('UGUEST');
  slack.addChannel('CSUPPORT', ['UAGENT', 'UBOSS', 'UGUEST']);
  slack.addChannel('CMANAGERS', ['UBOSS'], { kind: 'group' });
  teams = await FakeTeams.start();
  teams.addPerson(AGENT, { name: 'Nome di UAGENT' });
  teams.addPerson(BOSS, { name: 'Nome di UBOSS' });
  teams.addPerson(GUEST, { name: 'Nome di UGUEST', userRole: 'guest' });
  teams.addChannel(SUPPORT, [AGENT, BOSS, GUEST], 'assistenza');
  teams.addChannel(MANAGERS, [BOSS], 'responsabili');
  garbo = await startGarboOnTeams(teams, folder, {
    TEAMS_LIVE_CHANNELS: SUPPORT,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: 'CSUPPORT',
    SLACK_MANAGERS: 'UBOSS',
  });
  stages = [slackStage(), teamsStage()];
});

afterAll(async () => {
  await garbo.stop();
  await Promise.all([slack.stop(), teams.stop()]);
  await rm(folder, { recursive: true });
});

it('leads the same customer up the same ladder on Slack and on Teams', async () => {
  const first = await together((stage) => stage.writes('Siete un branco di idioti', null));
  await eachReads(first, 1);
  await together((stage) => stage.writes('Ripeto, siete degli idioti', threadOf(first, stage)));
  await eachReads(first, 2);
  await allIsDone();
  await together((stage) => stage.ends('Ha continuato.'));
  const [onSlack, onTeams] = await eachReads(first, 3);
  expect(onTeams?.map(linesOf)).toEqual(onSlack?.map(linesOf));
  await allIsDone();

  await garbo.stop();
  const pool = await openEmbedded(folder);
  try {
    const ofSlack = await readLadder(pool, 'slack');
    expect(ofSlack.events.map(({ kind }) => kind)).toContain('measure-proposed');
    expect(ofSlack.standing).toEqual({ strikes: ['medium', 'medium'], measure: 'end-correspondence' });
    expect(await readLadder(pool, 'teams')).toEqual(ofSlack);
  } finally {
    await pool.end();
  }
});

async function together<T>(act: (stage: Stage) => Promise<T>): Promise<ReadonlyMap<Stage, T>> {
  return new Map(await Promise.all(stages.map(async (stage) => [stage, await act(stage)] as const)));
}

function threadOf(first: ReadonlyMap<Stage, string>, stage: Stage): string {
  const thread = first.get(stage);
  if (thread === undefined) throw new Error(`nothing was written on ${stage.name}`);
  return thread;
}

/** What is read in each thread once there are as many answers. */
function eachReads(
  first: ReadonlyMap<Stage, string>,
  count: number,
): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    stages.map((stage) =>
      until(() => {
        const read = stage.readsInThread(threadOf(first, stage));
        return read.length >= count ? read : null;
      }, `${count} answers on ${stage.name}`),
    ),
  );
}

/** Resolves once nothing is left on the queues: what was read is in the record, too. */
function allIsDone(): Promise<true> {
  return until(async () => {
    const { text } = await garbo.get('/metrics');
    const counts = [...text.matchAll(/^garbo_queue_jobs\{.*state="(?:waiting|active)"\} (\d+)$/gmu)];
    return counts.length > 0 && counts.every(([, count]) => count === '0') ? true : null;
  }, 'an end of the work');
}

/** The lines of a post, in no order: each platform puts the small print in its own place. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').sort();
}

function slackStage(): Stage {
  const sender = new FakeSlackSender(slack, `${garbo.url}/slack/events`, SECRET);
  return {
    name: 'slack',
    async writes(text, thread) {
      const { message } = await sender.writes('UGUEST', 'CSUPPORT', text, thread ?? undefined);
      return message.ts;
    },
    readsInThread: (thread) =>
      slack
        .postsIn('CSUPPORT')
        .filter(({ thread_ts }) => thread_ts === thread)
        .map(visibleOnSlack),
    async ends(reason) {
      const alert = await until(() =>
        slack.postsIn('CMANAGERS').find((post) => visibleOnSlack(post).includes('Da decidere')),
      );
      await sender.presses('UBOSS', 'CMANAGERS', alert, 'end-correspondence');
      await until(() => slack.views.at(-1));
      await sender.submits('UBOSS', { reason });
    },
  };
}

function teamsStage(): Stage {
  const sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
  return {
    name: 'teams',
    async writes(text, thread) {
      return (await sender.writes(GUEST, SUPPORT, text, thread)).message.id;
    },
    readsInThread: (root) =>
      teams
        .postsIn(SUPPORT)
        .filter(({ thread }) => thread === root)
        .map(visibleOnTeams),
    async ends(reason) {
      const alert = await until(() =>
        teams.postsIn(MANAGERS).find((post) => visibleOnTeams(post).includes('Da decidere')),
      );
      const opened = await sender.presses(BOSS, MANAGERS, alert, END);
      await FakeDialog.of(sender, BOSS, MANAGERS, opened).send({ reason });
    },
  };
}

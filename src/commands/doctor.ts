import { existsSync } from 'node:fs';
import { checkDatabase, checkHistories, checkLlm, checkQueue } from '../composition/checks.js';
import { classifierNamed } from '../composition/classifiers.js';
import { findSlackFaults } from '../composition/slack-checks.js';
import { findTeamsFaults } from '../composition/teams-checks.js';
import { ConfigFaults, readConfig } from '../config.js';
import { type Config, hasPlayground, hasSlack, hasTeams } from '../config-schema.js';
import type { CheckFinding } from '../core/doctor/answer.js';
import { GarboError } from '../core/errors.js';
import { loadPolicy } from '../policy/load-policy.js';
import { runShowing } from './doctor-progress.js';
import type { CommandIo } from './io.js';

/** How one part is doing. */
export interface Finding {
  readonly part: string;
  /** `warning`: it works, and somebody should look at it. */
  readonly state: 'ok' | 'not configured' | 'warning' | 'fault';
  /** One sentence; for a warning or a fault also what to do. */
  readonly say: string;
}

/** Says what is configured, reachable and missing. Exit code 1 when something is at fault. */
export async function runDoctor(
  environment: NodeJS.ProcessEnv,
  { json }: { readonly json: boolean },
  io: CommandIo,
): Promise<number> {
  const findings = await examine(environment, io);
  if (json) io.out(`${JSON.stringify({ findings })}\n`);
  else for (const finding of findings) io.out(`${MARKS[finding.state]} ${finding.part}: ${finding.say}\n`);
  return findings.some(({ state }) => state === 'fault') ? 1 : 0;
}

const MARKS = { ok: '✓', 'not configured': '–', warning: '!', fault: '✗' } as const;

async function examine(environment: NodeJS.ProcessEnv, io: CommandIo): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    return error.faults.map((fault) => ({ part: 'configuration', state: 'fault', say: fault }));
  }
  const found = await runShowing(parts(config), io);
  return [{ part: 'configuration', state: 'ok', say: 'every setting can be read.' }, ...found.flat()];
}

/** One part of Garbo, and how to look at it. */
interface Part {
  readonly part: string;
  readonly run: () => Promise<readonly Finding[]>;
}

function parts(config: Config): readonly Part[] {
  return [
    part('policy', async () => {
      const { policy, notes } = loadPolicy({
        policyFile: config.POLICY_FILE,
        enforcementFile: config.ENFORCEMENT_FILE,
      });
      const languages = Object.keys(policy.texts).join(', ');
      return [`${policy.enforcement.rules.size} clauses in ${languages}.`, ...notes].join(' ');
    }),
    part('embedded classifier', async () => {
      await classifierNamed('embedded', config);
      return 'its model can be read.';
    }),
    config.OPENAI_API_KEY
      ? part('LLM', () => checkLlm(config))
      : absentPart('LLM', 'the embedded classifier judges; set OPENAI_API_KEY for the LLM.'),
    config.DATABASE_URL
      ? part('database', () => checkDatabase(config))
      : absentPart(
          'database',
          `embedded, in the folder ${config.DATA_FOLDER}; set DATABASE_URL for Postgres.`,
        ),
    { part: 'case histories', run: async () => [await examineHistories(config)] },
    config.REDIS_URL
      ? part('queue', () => checkQueue(config))
      : absentPart('queue', 'on the same database; set REDIS_URL for Redis.'),
    hasSlack(config)
      ? { part: 'Slack', run: () => examinePlatform('Slack', () => findSlackFaults(config)) }
      : absentPart('Slack', 'set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.'),
    hasTeams(config)
      ? { part: 'Teams', run: () => examinePlatform('Teams', () => findTeamsFaults(config)) }
      : absentPart('Teams', 'set TEAMS_APP_ID and what belongs to it.'),
    hasPlayground(config)
      ? part('playground', async () => `on, at port ${config.PORT}.`)
      : absentPart('playground', 'off beside a platform; set PLAYGROUND=on to have it.'),
  ];
}

async function examinePlatform(
  platform: string,
  examine: () => Promise<readonly CheckFinding[]>,
): Promise<readonly Finding[]> {
  try {
    return (await examine()).map(({ check, state, say }) => ({ part: `${platform} ${check}`, state, say }));
  } catch (error) {
    if (error instanceof ConfigFaults) {
      return error.faults.map((say) => ({ part: platform, state: 'fault', say }));
    }
    return [fault(platform, error)];
  }
}

function part(name: string, check: () => Promise<string>): Part {
  return { part: name, run: async () => [await look(name, check)] };
}

function absentPart(name: string, say: string): Part {
  return { part: name, run: async () => [absent(name, say)] };
}

/** While Garbo runs on the embedded database nobody else may open it. */
async function examineHistories(config: Config): Promise<Finding> {
  const part = 'case histories';
  if (!config.DATABASE_URL && !existsSync(config.DATA_FOLDER))
    return absent(part, 'nothing is recorded yet.');
  try {
    return { part, state: 'ok', say: await checkHistories(config) };
  } catch (error) {
    if (error instanceof GarboError && error.code === 'DATA_FOLDER_IN_USE') {
      return absent(part, 'Garbo is running; stop it to have them checked.');
    }
    return fault(part, error);
  }
}

function absent(part: string, say: string): Finding {
  return { part, state: 'not configured', say };
}

async function look(part: string, check: () => Promise<string>): Promise<Finding> {
  try {
    return { part, state: 'ok', say: await check() };
  } catch (error) {
    return fault(part, error);
  }
}

function fault(part: string, error: unknown): Finding {
  if (!(error instanceof GarboError))
    return { part, state: 'fault', say: 'something unexpected went wrong.' };
  // What Garbo at work would try again by itself, somebody who asks the doctor should look at now.
  const whatToDo = error.retry === 'later' ? 'Check its settings and the network.' : error.whatToDo;
  return { part, state: 'fault', say: `${error.message} ${whatToDo}` };
}

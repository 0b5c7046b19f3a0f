import { existsSync } from 'node:fs';
import { checkDatabase, checkHistories, checkLlm, checkQueue } from '../composition/checks.js';
import { classifierNamed } from '../composition/classifiers.js';
import { checkSlack } from '../composition/slack-installations.js';
import { ConfigFaults, readConfig } from '../config.js';
import { type Config, hasPlayground, hasSlack } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import { loadPolicy } from '../policy/load-policy.js';
import type { CommandIo } from './io.js';

/** How one part is doing. */
export interface Finding {
  readonly part: string;
  readonly state: 'ok' | 'not configured' | 'fault';
  /** One sentence; for a fault also what to do. */
  readonly say: string;
}

/** Says what is configured, reachable and missing. Exit code 1 when something is at fault. */
export async function runDoctor(
  environment: NodeJS.ProcessEnv,
  { json }: { readonly json: boolean },
  io: CommandIo,
): Promise<number> {
  const findings = await examine(environment);
  if (json) io.out(`${JSON.stringify({ findings })}\n`);
  else for (const finding of findings) io.out(`${MARKS[finding.state]} ${finding.part}: ${finding.say}\n`);
  return findings.some(({ state }) => state === 'fault') ? 1 : 0;
}

const MARKS = { ok: '✓', 'not configured': '–', fault: '✗' } as const;

async function examine(environment: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    return error.faults.map((fault) => ({ part: 'configuration', state: 'fault', say: fault }));
  }
  return [
    { part: 'configuration', state: 'ok', say: 'every setting can be read.' },
    await look('policy', async () => {
      const { policy, notes } = loadPolicy({
        policyFile: config.POLICY_FILE,
        enforcementFile: config.ENFORCEMENT_FILE,
      });
      const languages = Object.keys(policy.texts).join(', ');
      return [`${policy.enforcement.rules.size} clauses in ${languages}.`, ...notes].join(' ');
    }),
    await look('embedded classifier', async () => {
      await classifierNamed('embedded', config);
      return 'its model can be read.';
    }),
    config.OPENAI_API_KEY
      ? await look('LLM', () => checkLlm(config))
      : absent('LLM', 'the embedded classifier judges; set OPENAI_API_KEY for the LLM.'),
    config.DATABASE_URL
      ? await look('database', () => checkDatabase(config))
      : absent('database', `embedded, in the folder ${config.DATA_FOLDER}; set DATABASE_URL for Postgres.`),
    await examineHistories(config),
    config.REDIS_URL
      ? await look('queue', () => checkQueue(config))
      : absent('queue', 'on the same database; set REDIS_URL for Redis.'),
    await examineSlack(config),
    hasPlayground(config)
      ? { part: 'playground', state: 'ok', say: `on, at port ${config.PORT}.` }
      : absent('playground', 'off beside a platform; set PLAYGROUND=on to have it.'),
  ];
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

/** Installations by OAuth lie in the database, which nobody else may open while Garbo runs on the embedded one. */
async function examineSlack(config: Config): Promise<Finding> {
  if (!hasSlack(config)) {
    return absent('Slack', 'set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.');
  }
  try {
    return { part: 'Slack', state: 'ok', say: await checkSlack(config) };
  } catch (error) {
    if (error instanceof GarboError && error.code === 'DATA_FOLDER_IN_USE') {
      return absent('Slack', 'Garbo is running; stop it to have the installations checked.');
    }
    return fault('Slack', error);
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

import { join } from 'node:path';
import express from 'express';
import { v7 as newUuid } from 'uuid';
import { createQueues, startWorkers } from '../adapters/bullmq/index.js';
import { createCalendar } from '../adapters/luxon/index.js';
import { createPhraseBook } from '../adapters/phrase-book/index.js';
import { createPlaygroundPlatform, MANAGERS, PLAYGROUND_WORKSPACE } from '../adapters/playground/index.js';
import {
  createContactRows,
  createInstallationRows,
  createPostgresRecord,
  migrate,
  openEmbedded,
  openPostgres,
} from '../adapters/postgres/index.js';
import { createClassifiers } from './composition/classifiers.js';
import type { ConnectedPlatform } from './composition/connected-platform.js';
import { createLooks } from './composition/looks.js';
import { missingSettings } from './composition/notes-at-start.js';
import { connectQueues, QUEUE_PREFIX } from './composition/queues.js';
import { connectSlack } from './composition/slack.js';
import { connectTeams } from './composition/teams.js';
import { type Config, hasPlatform, hasPlayground, hasSlack, hasTeams } from './config-schema.js';
import { pressButton } from './core/cases/press-button.js';
import { standingOf } from './core/cases/standing-of.js';
import { sweep } from './core/cases/sweep.js';
import { ConversationNames } from './core/conversations/conversation-names.js';
import { underNewestNames } from './core/conversations/under-newest-names.js';
import { GarboError } from './core/errors.js';
import type { ChatPlatform } from './core/ports/chat-platform.js';
import type { Log } from './core/ports/log.js';
import type { Tools } from './core/tools.js';
import type { PlatformName } from './core/workspace.js';
import { coreSettings } from './core-settings.js';
import { lastHandlers } from './http/errors.js';
import { healthRoutes } from './http/health.js';
import { policyPages } from './http/policy-page.js';
import { listen } from './http/server.js';
import { createJobHandlers } from './job-handlers.js';
import { createMetrics } from './metrics.js';
import { packageRoot } from './package-root.js';
import { loadPolicy } from './policy/load-policy.js';
import { loadKeys } from './secrets.js';

/** How many jobs of one queue are worked on at once: most of their time is waiting for the LLM or a platform. */
const CONCURRENCY = 8;
/** What a crash left behind waits this long at most. */
const SWEEP_EVERY_MS = 30_000;
/** Of the ten seconds a stop may take, what open HTTP requests get. */
const HTTP_PATIENCE_MS = 3_000;

/** A running Garbo. */
export interface App {
  /** Where the server listens. */
  readonly address: string;
  /** What the person who starts it should know, one sentence each. */
  readonly notes: readonly string[];
  /** Takes nothing new, finishes what is under way, closes everything. */
  stop(): Promise<void>;
}

/**
 * The composition root: the one place that names concrete adapters and puts them together.
 * @throws GarboError of every part that cannot start; what was opened before it is closed again
 */
export async function startApp(config: Config, plainLog: Log): Promise<App> {
  const closing: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await start(config, plainLog, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  plainLog: Log,
  closing: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<App> {
  const metrics = createMetrics();
  const log = metrics.counting(plainLog);
  const clock = { now: () => new Date() };
  const ids = { next: () => newUuid() };
  const { policy, notes } = loadPolicy({
    policyFile: config.POLICY_FILE,
    enforcementFile: config.ENFORCEMENT_FILE,
  });
  const phrases = createPhraseBook(join(packageRoot(), 'prompts', 'notices'));
  const calendar = createCalendar({
    zone: config.TIME_ZONE,
    days: config.WORKING_DAYS,
    hours: config.WORKING_HOURS,
    quiet: config.QUIET_HOURS ?? null,
  });

  const pool = config.DATABASE_URL
    ? openPostgres(config.DATABASE_URL, (error) => log.error('database-session-lost', error))
    : await openEmbedded(config.DATA_FOLDER);
  closing.push(() => pool.end());
  await migrate(pool);
  const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
  const record = createPostgresRecord({ pool, keys, clock });
  await record.transaction((tx) => tx.keepPolicy(policy, clock.now()));

  const { connection, pace } = await connectQueues(config, pool, log);
  closing.push(() => connection.close());
  const queues = createQueues({ connection, prefix: QUEUE_PREFIX, clock, ids });
  closing.push(() => queues.close());
  metrics.watchQueues(() => queues.counts());

  const conversationNames = new ConversationNames(record, clock);
  const platforms = new Map<PlatformName, ConnectedPlatform>();
  const { classifier, fallbackClassifier } = await createClassifiers(config);
  const tools: Tools = {
    record,
    queues,
    classifier,
    fallbackClassifier,
    platformOf: (name) => underNewestNames(platformNamed(platforms, name), conversationNames),
    pace,
    conversationNames,
    policy,
    settings: coreSettings(config, MANAGERS, (conversation) => conversationNames.allOf(conversation)),
    phrases,
    calendar,
    clock,
    ids,
    log,
  };

  if (hasPlayground(config)) {
    const playground = createPlaygroundPlatform({
      pool,
      queues,
      pressButton: (press) => pressButton(tools, press),
      standingOf: (person) => standingOf(tools, PLAYGROUND_WORKSPACE, person),
      renderAs: createLooks(phrases),
      clock,
      ids,
      log,
      allowedHosts: config.ALLOWED_HOSTS,
      pageFolder: join(packageRoot(), 'dist', 'page'),
    });
    platforms.set('playground', { name: 'playground', ...playground });
  }
  const slack = hasSlack(config) ? await connectSlack(config, createInstallationRows(pool), tools) : null;
  if (slack) platforms.set('slack', slack);
  const teams = hasTeams(config) ? await connectTeams(config, createContactRows(pool), tools) : null;
  if (teams) platforms.set('teams', teams);

  let stopping = false;
  const web = express().disable('x-powered-by');
  // Slack signs the raw body: platforms are mounted before anything reads one.
  for (const platform of platforms.values()) platform.mount(web);
  web.use(
    healthRoutes({ database: () => pool.query('SELECT 1'), queue: () => queues.counts() }, () => stopping),
  );
  web.use(policyPages(policy));
  web.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });

  web.use(...lastHandlers(log));

  for (const platform of platforms.values()) await platform.start();
  const slackWorkspaces = (await slack?.workspaces()) ?? [];
  const workers = startWorkers({
    connection,
    prefix: QUEUE_PREFIX,
    handlers: metrics.timing(createJobHandlers(tools)),
    log,
    concurrency: CONCURRENCY,
  });
  closing.push(() => workers.close());
  const stopSweeping = sweepNowAndThen(tools, () => queues.purge());
  closing.push(stopSweeping);

  const server = await listen(
    web,
    config.HOST ?? (hasPlatform(config) ? '0.0.0.0' : '127.0.0.1'),
    config.PORT,
  );
  closing.push(async () => {
    stopping = true;
    for (const platform of platforms.values()) await platform.stop();
    await server.close(HTTP_PATIENCE_MS);
  });
  return {
    address: server.address,
    notes: [
      ...notes,
      ...installNote(config),
      ...(await missingSettings(tools, 'slack', slackWorkspaces)),
      ...(await missingSettings(tools, 'teams', teams?.tenants ?? [])),
    ],
    stop,
  };
}

/** Where workspaces install Garbo. */
function installNote(config: Config): readonly string[] {
  if (!config.SLACK_CLIENT_ID || !config.PUBLIC_URL) return [];
  return [`To add Garbo to a Slack workspace, open ${new URL('/slack/install', config.PUBLIC_URL).href}`];
}

function platformNamed(
  platforms: ReadonlyMap<PlatformName, ConnectedPlatform>,
  name: PlatformName,
): ChatPlatform {
  const connected = platforms.get(name);
  if (connected) return connected.platform;
  throw new GarboError(
    'PLATFORM_NOT_CONFIGURED',
    `Work for ${name} is waiting, but ${name} is not configured.`,
    `Set the settings of ${name} again, or leave it: the work is tried again for an hour and a half.`,
    { retry: 'later' },
  );
}

/** Sweeps at once and then at intervals; the returned function ends it, after a sweep under way. */
function sweepNowAndThen(tools: Tools, purgeQueues: () => Promise<unknown>): () => Promise<void> {
  let under: Promise<void> = Promise.resolve();
  const run = () => {
    under = sweep(tools)
      .then(purgeQueues)
      .then(
        () => undefined,
        (error) => tools.log.error('sweep-failed', error),
      );
  };
  run();
  const timer = setInterval(run, SWEEP_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await under;
  };
}

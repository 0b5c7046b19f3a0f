import type { Express } from 'express';
import { GarboError } from '../../src/core/errors.js';
import type { ChatPlatform } from '../../src/core/ports/chat-platform.js';
import type { Log } from '../../src/core/ports/log.js';
import { ArrivalNotes } from './arrivals.js';
import { EnqueueFirstApp } from './enqueue-first-app.js';
import { GroupDirectory } from './group-members.js';
import { SlackHomes } from './home/publish-home.js';
import { HttpIntake } from './http-intake.js';
import { SingleInstallation } from './installation.js';
import type { Intake } from './intake.js';
import { SlackPeople } from './people.js';
import { SlackPoster } from './poster.js';
import { listen } from './receive.js';
import { SlackRemover } from './removal.js';
import { createSdkLogger, type SdkLogger } from './sdk-logger.js';
import type { SlackOptions } from './settings.js';
import { SocketIntake } from './socket-intake.js';
import { createWebClient, webClientOptions } from './web-client.js';

export { slackManifest } from './manifest.js';
export { manifestYaml } from './manifest-yaml.js';
export { addressFaults } from './public-address.js';
export type { SlackOptions, SlackRoleList, SlackRoles } from './settings.js';

/** Slack, connected to the rest of Garbo. */
export interface SlackPlatform {
  readonly platform: ChatPlatform;
  /**
   * Serves `/slack/events` (events, buttons, dialogs, commands). Call it before any body parser: the signature is
   * over the raw body. In Socket Mode nothing is mounted.
   */
  mount(app: Express): void;
  /**
   * Checks the token and, in Socket Mode, connects.
   * @throws PlatformRefused when Slack does not accept a token
   * @throws PlatformUnavailable when Slack cannot be reached
   */
  start(): Promise<void>;
  /** Takes nothing new and resolves when what is being handled is on the queue. */
  stop(): Promise<void>;
  /** The workspace's id, Garbo's key for it. Throws like `start`. */
  workspace(): Promise<string>;
}

/**
 * Makes the Slack platform: over HTTP with a signing secret, in Socket Mode with an app token.
 * @throws GarboError `SLACK_INTAKE_MISSING` when there is neither
 */
export function createSlackPlatform(options: SlackOptions): SlackPlatform {
  const { botToken, apiUrl, phrases, clock, log } = options;
  const logger = createSdkLogger(log);
  const client = createWebClient(botToken, logger, apiUrl);
  const installations = new SingleInstallation(client);
  const people = new SlackPeople(installations, new GroupDirectory(log, clock), options.rolesOf, clock);
  const poster = new SlackPoster(installations, phrases, clock);
  const remover = new SlackRemover(installations);
  const homes = new SlackHomes(installations, clock, log);

  const intake = createIntake(options, logger);
  const app = new EnqueueFirstApp(
    {
      receiver: intake.receiver,
      logger,
      clientOptions: webClientOptions(logger, apiUrl),
      convoStore: false,
      authorize: async () => {
        const { team, botId, botUser } = await installations.only();
        return { botToken, botId, botUserId: botUser, teamId: team };
      },
    },
    log,
  );
  const arrivals = new ArrivalNotes(options.noteArrival, clock, log);
  arrivals.listen(app);
  listen(app, { ...options, installations, people });

  return {
    platform: {
      post: (request) => poster.post(request),
      findPost: (request) => poster.findPost(request),
      update: (request) => poster.update(request),
      homes,
      findPerson: (workspace, id) => people.findPerson(workspace, id),
      findReviewers: (workspace) => people.findReviewers(workspace),
      removePerson: (conversation, person) => remover.removePerson(conversation, person),
      readmitPerson: (conversation, person) => remover.readmitPerson(conversation, person),
    },
    mount: (express) => intake.mount(express),
    async start() {
      await installations.only();
      await intake.start();
    },
    async stop() {
      await app.close();
      await arrivals.close();
      await intake.stop();
    },
    async workspace() {
      return (await installations.only()).team;
    },
  };
}

function createIntake({ appToken, signingSecret, log, apiUrl }: SlackOptions, logger: SdkLogger): Intake {
  if (appToken) return new SocketIntake(appToken, logger, log, apiUrl);
  if (signingSecret) return new HttpIntake(signingSecret, logger, log);
  throw new GarboError(
    'SLACK_INTAKE_MISSING',
    'Slack has a bot token but no way to send its events.',
    'Set SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).',
  );
}

/**
 * Asks Slack whether it accepts a bot token; resolves to the workspace's id.
 * @throws PlatformRefused, PlatformUnavailable
 */
export async function checkSlackToken(botToken: string, log: Log, apiUrl?: string): Promise<string> {
  const client = createWebClient(botToken, createSdkLogger(log), apiUrl);
  return (await new SingleInstallation(client).only()).team;
}

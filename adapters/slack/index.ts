import type { Express } from 'express';
import { ArrivalNotes } from '../../src/core/arrival-notes.js';
import type { CheckFinding } from '../../src/core/doctor/answer.js';
import { GarboError } from '../../src/core/errors.js';
import type { ChatPlatform } from '../../src/core/ports/chat-platform.js';
import { noteArrivals } from './arrivals.js';
import { Background } from './background.js';
import { SlackConversations } from './conversations.js';
import { examineWorkspaces, type SlackDoctorOptions } from './doctor/examine.js';
import { EnqueueFirstApp } from './enqueue-first-app.js';
import { GroupDirectory } from './group-members.js';
import { SlackHomes } from './home/publish-home.js';
import { HttpIntake } from './http-intake.js';
import { createInstallations } from './installations/create-installations.js';
import { sourceOf } from './installations/delivery-source.js';
import { type InstallerParts, installRoutes } from './installations/installer.js';
import { OAuthInstallations } from './installations/oauth-installations.js';
import type { Intake } from './intake.js';
import { SlackMessageReader } from './message-reader.js';
import { SlackPeople } from './people.js';
import { SlackPinner } from './pinner.js';
import { SlackPoster } from './poster.js';
import { listen } from './receive.js';
import { SlackRemover } from './removal.js';
import { createSdkLogger, type SdkLogger } from './sdk-logger.js';
import type { SlackAccess, SlackOptions } from './settings.js';
import { SocketIntake } from './socket-intake.js';
import { webClientOptions } from './web-client.js';

export type { DoctorSettings } from './doctor/workspace.js';
export { slackManifest } from './manifest.js';
export { manifestYaml } from './manifest-yaml.js';
export { renderPost } from './render.js';
export { ROLE_AGES_MS } from './role-ages.js';
export type { SlackAccess, SlackOAuth, SlackOptions, SlackRoleList, SlackRoles } from './settings.js';

/** Slack, connected to the rest of Garbo. */
export interface SlackPlatform {
  readonly platform: ChatPlatform;
  /**
   * Serves `/slack/events` (events, buttons, dialogs, commands) unless in Socket Mode, and with OAuth
   * `/slack/install` and `/slack/oauth_redirect`. Call it before any body parser: the signature is over the raw body.
   */
  mount(app: Express): void;
  /**
   * Checks the token, or that the installations can be read, and, in Socket Mode, connects.
   * @throws PlatformRefused when Slack does not accept a token
   * @throws PlatformUnavailable when Slack cannot be reached, RecordUnavailable when the database cannot
   */
  start(): Promise<void>;
  /** Takes nothing new and resolves when what is being handled is on the queue. */
  stop(): Promise<void>;
  /** The workspaces Garbo is installed in. Throws like `start`. */
  workspaces(): Promise<readonly string[]>;
}

/**
 * Makes the Slack platform: over HTTP with a signing secret, in Socket Mode with an app token.
 * @throws GarboError `SLACK_INTAKE_MISSING` when there is neither
 */
export function createSlackPlatform(options: SlackOptions): SlackPlatform {
  const { access, apiUrl, phrases, clock, log } = options;
  const logger = createSdkLogger(log);
  const installations = createInstallations(options, logger);
  const people = new SlackPeople(installations, new GroupDirectory(log, clock), options.rolesOf, clock);
  const poster = new SlackPoster(installations, phrases, clock);
  const conversations = new SlackConversations(installations);
  const pinner = new SlackPinner(installations);
  const reader = new SlackMessageReader(installations);
  const remover = new SlackRemover(installations);
  const homes = new SlackHomes(installations, clock, log);

  const intake = createIntake(options, logger);
  const app = new EnqueueFirstApp(
    {
      receiver: intake.receiver,
      logger,
      clientOptions: webClientOptions(logger, apiUrl),
      convoStore: false,
      // Bolt gets no token: it would keep a client for each, and every call goes through the installation's own.
      authorize: async (source, body) => {
        const { team, botId, botUser } = await installations.forDelivery(sourceOf(source, body));
        return { botId, botUserId: botUser, teamId: team };
      },
    },
    log,
  );
  const arrivals = new ArrivalNotes(options.noteArrival, clock, log);
  noteArrivals(app, arrivals);
  const background = new Background(log);
  listen(app, { ...options, installations, people, conversations, background });

  return {
    platform: {
      post: (request) => poster.post(request),
      findPost: (request) => poster.findPost(request),
      update: (request) => poster.update(request),
      homes,
      lanesOf: (request, act) => poster.lanesOf(request, act),
      findPerson: (workspace, id) => people.findPerson(workspace, id),
      findReviewers: (workspace) => people.findReviewers(workspace),
      findConversation: (conversation) => conversations.findConversation(conversation),
      listConversations: (workspace) => conversations.listConversations(workspace),
      pinPost: (workspace, receipt) => pinner.pinPost(workspace, receipt),
      findMessage: (key, thread) => reader.findMessage(key, thread),
      removePerson: (conversation, person) => remover.removePerson(conversation, person),
      readmitPerson: (conversation, person) => remover.readmitPerson(conversation, person),
      nameOf: (conversation) => remover.nameOf(conversation),
      findLeft: async ({ platform, workspace }) =>
        (await installations.findLeft(workspace)).map((team) => ({ platform, workspace: team })),
      forgetAccess: ({ workspace }) => installations.forget(workspace),
    },
    mount(express) {
      intake.mount(express);
      if ('oauth' in access && installations instanceof OAuthInstallations) {
        const install: InstallerParts['install'] = (...given) => installations.install(...given);
        express.use(installRoutes({ ...options, oauth: access.oauth, logger, install }));
      }
    },
    workspaces: () => installations.list(),
    async start() {
      await installations.list();
      await intake.start();
    },
    async stop() {
      await app.close();
      await arrivals.close();
      await background.close();
      await intake.stop();
    },
  };
}

function createIntake(
  { appToken, signingSecret, log, clock, apiUrl }: SlackOptions,
  logger: SdkLogger,
): Intake {
  if (appToken) return new SocketIntake(appToken, logger, log, apiUrl);
  if (signingSecret) return new HttpIntake(signingSecret, logger, log, clock);
  throw new GarboError(
    'SLACK_INTAKE_MISSING',
    'Slack has a bot token but no way to send its events.',
    'Set SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode).',
  );
}

/** What looking at Slack needs from the rest of Garbo. */
export type SlackExamination = Omit<SlackDoctorOptions, 'installations' | 'isOAuth'> & {
  /** `null`: Garbo is installed by OAuth, and the installations cannot be read. */
  readonly access: SlackAccess | null;
};

/** Looks at everything Slack has to do with; each check comes to one finding, and none throws. */
export function examineSlack({ access, ...options }: SlackExamination): Promise<readonly CheckFinding[]> {
  const { apiUrl, clock, log } = options;
  const installations =
    access &&
    createInstallations(
      { access, clock, log, ...(apiUrl === undefined ? {} : { apiUrl }) },
      createSdkLogger(log),
    );
  return examineWorkspaces({
    ...options,
    installations,
    isOAuth: access === null || 'oauth' in access,
  });
}

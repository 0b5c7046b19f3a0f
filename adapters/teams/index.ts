import type { Express } from 'express';
import type { ChatPlatform } from '../../src/core/ports/chat-platform.js';
import { Administrators } from './administrators.js';
import { ChatMembers } from './chat-members.js';
import { teamsCommands } from './commands/teams-commands.js';
import { ComplaintDialog } from './complaints/complaint-dialog.js';
import { Connector } from './connector.js';
import { TeamsContacts } from './contacts.js';
import { TeamsConversations } from './conversations.js';
import { CustomerChoice } from './customer-choice.js';
import { ReasonDialog } from './dialogs/reason-dialog.js';
import { ShownDialog } from './dialogs/shown-dialog.js';
import { DirectConversations } from './direct-conversations.js';
import { TeamsExit } from './events/exit.js';
import { Authenticator } from './gate/authenticator.js';
import { Graph } from './graph.js';
import { GraphPlaces } from './graph-places.js';
import { GroupDirectory } from './group-directory.js';
import { HomeCommand } from './home/home-command.js';
import { TeamsHomes } from './home/publish-home.js';
import { AppTokens } from './identity/tokens.js';
import { Intake } from './intake.js';
import { lanesOf } from './lanes.js';
import { MemberFinder } from './member-finder.js';
import { TeamsMessageReader } from './messages/message-reader.js';
import { TeamsPinner } from './messages/pinner.js';
import { PostFinder } from './messages/post-finder.js';
import { TeamsPeople } from './people.js';
import { PostCards } from './post-cards.js';
import { TeamsPoster } from './poster.js';
import { PrivateMessages } from './private/private-messages.js';
import { PrivateAnswers } from './private-answers.js';
import { MESSAGES_PATH, messagesEndpoint } from './receive.js';
import { TeamsRemover } from './removal.js';
import { ReportAction } from './report/report-action.js';
import { ReportDialog } from './report/report-dialog.js';
import { SealedCards } from './sealed/sealed-cards.js';
import { SealedDialog } from './sealed/sealed-dialog.js';
import type { TeamsOptions } from './settings.js';
import { SetupCommand } from './setup/setup-command.js';
import { SetupDialog } from './setup/setup-dialog.js';
import { SupportDialog } from './support/support-dialog.js';
import { TeamDirectory } from './team-directory.js';

export { installSteps } from './app/install-steps.js';
export { teamsManifest } from './app/manifest.js';
export { teamsAppPackage } from './app/package.js';
export { examineTeams, type TeamsExamination } from './doctor/examine.js';
export type { TeamsDoctorSettings } from './doctor/workspace.js';
export { renderCard } from './render.js';
export { ROLE_AGES_MS } from './role-ages.js';
export type { TeamsCredential, TeamsOptions, TeamsRoleList, TeamsRoles } from './settings.js';

/** Microsoft Teams, connected to the rest of Garbo. */
export interface TeamsPlatform {
  readonly platform: ChatPlatform;
  /** Serves `/api/messages`. */
  mount(app: Express): void;
  /** Nothing to connect to: Teams calls us. */
  start(): Promise<void>;
  /** Resolves when what is being taken in is queued. */
  stop(): Promise<void>;
}

/** Makes the Teams platform. */
export function createTeamsPlatform(options: TeamsOptions): TeamsPlatform {
  const { phrases, clock } = options;
  const tokens = new AppTokens(options);
  const contacts = new TeamsContacts(options.contacts, options.addresses, clock);
  const connector = new Connector(tokens, contacts);
  const direct = new DirectConversations(connector, contacts, options);
  const privately = new PrivateMessages(connector, contacts, direct, options);
  const graph = new Graph(tokens, options);
  const memberFinder = new MemberFinder(connector, contacts, options);
  const groups = new GroupDirectory(graph, options.log, clock);
  const administrators = new Administrators(graph, clock);
  const people = new TeamsPeople(memberFinder, contacts, groups, administrators, options, clock);
  const teams = new TeamDirectory(connector, clock);
  const members = new ChatMembers(connector, clock);
  const conversations = new TeamsConversations(contacts, teams, members, options);
  const places = new GraphPlaces(contacts, teams, options);
  const finder = new PostFinder(graph, places, options, clock);
  const reader = new TeamsMessageReader(graph, places, contacts, connector);
  const pinner = new TeamsPinner(graph, places);
  const remover = new TeamsRemover(graph, places, contacts, memberFinder);
  const cards = new PostCards(people, contacts, phrases);
  const sealed = new SealedCards(connector, people, phrases);
  const poster = new TeamsPoster(connector, privately, sealed, cards, clock);
  const authenticator = new Authenticator(options);
  const answers = new PrivateAnswers(privately, connector, phrases);
  const customers = new CustomerChoice(memberFinder, groups, people, options);
  const exit = new TeamsExit(contacts);
  const intake = new Intake(contacts, options);
  const homes = new TeamsHomes(connector, contacts, direct);
  const complaint = new ComplaintDialog({ ...options, people, contacts });
  const tools = { ...options, people, customers, answers, complaint };
  const reportDialog = new ReportDialog(tools);
  const reportAction = new ReportAction(reportDialog, tools);
  const commands = [
    ...teamsCommands(tools),
    new SetupCommand(tools),
    new HomeCommand({ ...options, contacts }),
  ];
  const forms = [new ReasonDialog(options), new ShownDialog(options), complaint, new SupportDialog(options)];
  const dialogs = [
    ...forms,
    new SealedDialog({ ...options, cards }, forms),
    new SetupDialog({ ...options, people, conversations, contacts }),
    reportDialog,
  ];

  return {
    platform: {
      post: (request) => poster.post(request),
      findPost: (request) => finder.findPost(request),
      update: (request) => poster.update(request),
      lanesOf: (request, act) => lanesOf(request, act, options),
      homes,
      findPerson: (workspace, id) => people.findPerson(workspace, id),
      findReviewers: (workspace) => people.findReviewers(workspace),
      findConversation: (conversation) => conversations.findConversation(conversation),
      listConversations: (workspace) => conversations.listConversations(workspace),
      nameOf: (conversation) => conversations.nameOf(conversation),
      pinPost: (workspace, receipt) => pinner.pinPost(workspace, receipt),
      findMessage: (key, thread) => reader.findMessage(key, thread),
      removePerson: (conversation, person) => remover.removePerson(conversation, person),
      readmitPerson: (conversation, person) => remover.readmitPerson(conversation, person),
      findLeft: (workspace) => exit.findLeft(workspace),
      forgetAccess: (workspace) => exit.forgetAccess(workspace),
    },
    mount(app) {
      app.post(
        MESSAGES_PATH,
        ...messagesEndpoint({
          ...tools,
          authenticator,
          contacts,
          commands,
          dialogs,
          cards,
          reportAction,
          intake,
        }),
      );
    },
    async start() {},
    async stop() {
      await intake.close();
    },
  };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createSlackPlatform, type SlackPlatform } from '../../../adapters/slack/index.js';
import type { SlackOptions } from '../../../adapters/slack/settings.js';
import type { PressOutcome } from '../../../src/core/cases/press.js';
import type { Language } from '../../../src/core/language.js';
import type { Press } from '../../../src/core/ports/queues.js';
import type { CheckedReport } from '../../../src/core/reports/check-report.js';
import type { FiledReport } from '../../../src/core/reports/report.js';
import type { OwnConversationSettings } from '../../../src/core/settings/conversation-settings.js';
import type { SettingsChange, SettingsOutcome } from '../../../src/core/settings/settings-change.js';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { FakeQueues } from '../fake-queues.js';
import { FakeSlack } from '../fake-slack.js';
import { FakeSlackSender } from '../fake-slack-sender.js';

const SECRET = 'a-signing-secret';

/** Log lines, kept to be looked at. */
export class KeptLog {
  readonly lines: { readonly event: string; readonly error?: unknown; readonly fields?: unknown }[] = [];
  info(event: string, fields?: unknown): void {
    this.lines.push({ event, fields });
  }
  warn(event: string, fields?: unknown): void {
    this.lines.push({ event, fields });
  }
  error(event: string, error: unknown, fields?: unknown): void {
    this.lines.push({ event, error, fields });
  }
  /** How often an event was logged. */
  count(event: string): number {
    return this.lines.filter((line) => line.event === event).length;
  }
}

/** Says each key with its language and what is filled in: `it slack.command.help`. */
export const keyPhrases = {
  say(language: Language, key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return [`${language} ${key}`, ...Object.values(values)].join(' ');
  },
};

/** A report that may be filed, whatever is in it. */
export const SCRIPTED_REPORT: CheckedReport = {
  ok: true,
  reporter: { id: 'UAGENT', name: 'Agente', role: 'agent', language: 'it' },
  customer: { id: 'UGUEST', name: 'Ospite', role: 'customer', language: 'it' },
  message: null,
};

/** Nobody is listed: roles follow from Slack alone. */
export const NO_ROLES = {
  customers: { users: [], groups: [] },
  agents: { users: [], groups: [] },
  managers: { users: [], groups: [] },
  directors: { users: [], groups: [] },
} as const;

/** The Slack adapter against a fake Slack, over real HTTP, with doubles for what stands behind it. */
export interface SlackUnderTest {
  readonly slack: FakeSlack;
  readonly adapter: SlackPlatform;
  /** What it was made with: for another adapter beside it, as another process has one. */
  readonly options: SlackOptions;
  /** Where the adapter is served: `http://127.0.0.1:…` */
  readonly origin: string;
  readonly sender: FakeSlackSender;
  readonly queues: FakeQueues;
  readonly log: KeptLog;
  /** Which kinds of delivery were noted, as `T0OWN message.channels`. */
  readonly arrivals: readonly string[];
  /** What the check answers to presses, and the presses it was asked about. */
  readonly check: { outcome: PressOutcome | Error; readonly asked: Press[] };
  /** What the check answers to reports, and the reports it was asked about. */
  readonly reportCheck: { outcome: CheckedReport; readonly asked: FiledReport[] };
  /** What the check answers to changes of settings, and the changes it was asked about. */
  readonly settings: {
    outcomes: (change: SettingsChange) => SettingsOutcome;
    readonly asked: SettingsChange[];
    /** What is in force, in the workspace and in every channel alike. */
    workspace: WorkspaceSettings;
    ofChannel: OwnConversationSettings;
    /** Whether what a change asks for is in force. */
    holds: (change: SettingsChange) => boolean;
  };
  stop(): Promise<void>;
}

/** What people do in a workspace, sent to the adapter at `origin`. */
export function senderFor(slack: FakeSlack, origin: string): FakeSlackSender {
  return new FakeSlackSender(slack, `${origin}/slack/events`, SECRET);
}

/** Starts all of it. In the channel CSUPPORT: the agent UAGENT, the manager UBOSS, the guest UGUEST. */
export async function startSlackUnderTest(options: Partial<SlackOptions> = {}): Promise<SlackUnderTest> {
  const slack = await FakeSlack.start();
  slack.addMember('UAGENT');
  slack.addMember('UBOSS');
  slack.addGuest('UGUEST');
  slack.addExternal('UCONNECT');
  slack.addChannel('CSUPPORT', ['UAGENT', 'UBOSS', 'UGUEST', 'UCONNECT']);
  slack.addChannel('CMANAGERS', ['UBOSS'], { kind: 'group' });

  const queues = new FakeQueues();
  const log = new KeptLog();
  const arrivals: string[] = [];
  const check: SlackUnderTest['check'] = { outcome: { status: 'ready', say: '' }, asked: [] };
  const settings: SlackUnderTest['settings'] = {
    outcomes: () => ({ status: 'ready' }),
    asked: [],
    workspace: {
      managersConversation: 'CMANAGERS',
      managers: { users: ['UBOSS'], groups: [] },
      directors: { users: [], groups: [] },
      agents: [],
      customers: [],
      workingTimes: { days: [1, 2, 3, 4, 5], hours: { from: 540, to: 1080 } },
      contactAddress: null,
    },
    ofChannel: { mode: 'shadow', noticesIn: 'thread', language: null, managersConversation: null },
    holds: () => true,
  };
  const reportCheck: SlackUnderTest['reportCheck'] = { outcome: SCRIPTED_REPORT, asked: [] };
  const whole: SlackOptions = {
    access: { botToken: slack.botToken },
    signingSecret: SECRET,
    apiUrl: slack.apiUrl,
    rolesOf: async () => ({ ...NO_ROLES, managers: { users: ['UBOSS'], groups: [] } }),
    queues,
    noteArrival: async (team, kind) => {
      arrivals.push(`${team} ${kind}`);
    },
    checkPress: async (press) => {
      check.asked.push(press);
      if (check.outcome instanceof Error) throw check.outcome;
      return check.outcome;
    },
    mayAskForSupport: async (_workspace, person) => person === 'UAGENT',
    sayStats: async (_workspace, person, language) =>
      person === 'UBOSS' ? `Numeri (${language}) <b>` : null,
    checkSettings: async (change) => {
      settings.asked.push(change);
      return settings.outcomes(change);
    },
    changeHolds: async (change) => settings.holds(change),
    settingsInForce: async (_workspace, conversations) => ({
      workspace: settings.workspace,
      conversations: new Map(conversations.map((id) => [id, settings.ofChannel])),
    }),
    policyText: (language) => `La policy (${language})`,
    modeLines: async ({ conversation }, language) => [`${language} mode of ${conversation}`, '<set>'],
    checkReport: async (report) => {
      reportCheck.asked.push(report);
      return reportCheck.outcome;
    },
    reportableClauses: (language) => [{ id: 'abusive-language', text: `Offese (${language})` }],
    statusLines: async ({ actor, customer, language }) => [`${language} ${customer} <seen> by ${actor}`],
    commitments: (language) => [{ clause: 'courtesy', text: `Cortesia (${language})` }],
    phrases: keyPhrases,
    log,
    clock: { now: () => new Date() },
    ...options,
  };
  const adapter = createSlackPlatform(whole);
  const app = express();
  adapter.mount(app);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await adapter.start();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    slack,
    adapter,
    options: whole,
    origin,
    sender: senderFor(slack, origin),
    queues,
    log,
    arrivals,
    check,
    reportCheck,
    settings,
    async stop() {
      queues.release();
      await adapter.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await slack.stop();
    },
  };
}

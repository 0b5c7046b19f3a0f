import type { ChatPhrase } from '../../src/core/notices/chat-phrases.js';

/** The sentences of `prompts/notices/` that only Slack needs, with what is filled in. */
export const SLACK_PHRASES = [
  'slack.command.staff-only',
  'slack.command.help',
  'slack.command.help.agent',
  'slack.command.help.customer',
  'slack.command.sent-privately',
  'slack.command.status.how',
  'slack.command.mode.nowhere',
  'slack.command.again',
  'slack.command.mode.off',
  'slack.command.mode.shadow',
  'slack.command.mode.live',
  'slack.install.installed-title',
  /** `{team}`: the workspace's name */
  'slack.install.installed',
  'slack.install.step-invite',
  'slack.install.step-setup',
  'slack.install.open',
  'slack.install.cancelled-title',
  'slack.install.cancelled',
  'slack.install.outdated-title',
  'slack.install.outdated',
  'slack.install.failed-title',
  'slack.install.failed',
  'slack.install.again',
] as const;

/** A key of the phrase book that Slack uses by itself. */
export type SlackPhrase = ChatPhrase | (typeof SLACK_PHRASES)[number];

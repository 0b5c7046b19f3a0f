import type { webApi } from '@slack/bolt';

/** Slack's own type of an app manifest. */
export type SlackManifest = webApi.AppsManifestCreateArguments['manifest'];

type Settings = NonNullable<SlackManifest['settings']>;
type Scopes = NonNullable<NonNullable<SlackManifest['oauth_config']>['scopes']>;

/** A permission a bot can have, by Slack's name. */
export type BotScope = NonNullable<Scopes['bot']>[number];

/** A kind of event an app can subscribe to, by Slack's name. */
export type BotEvent = NonNullable<NonNullable<Settings['event_subscriptions']>['bot_events']>[number];

/** A permission, and what Garbo does with it: a sentence for whoever decides about installing the app. */
export interface NeededScope {
  readonly scope: BotScope;
  readonly why: string;
}

/** A subscription, the permissions of which one lets Slack send it, and what Garbo does when it comes. */
export interface NeededEvent {
  readonly event: BotEvent;
  /** None: Slack sends it to every app. Several: each for its own kind of channel. */
  readonly scopes: readonly BotScope[];
  readonly why: string;
}

/**
 * Permissions Garbo does not work without. Installing asks for them, the manifest lists them, the doctor compares
 * them with what was granted. Source of the names: https://docs.slack.dev/reference/scopes
 */
export const SCOPES = [
  {
    scope: 'app_mentions:read',
    why: 'Answers whoever mentions Garbo: policy, dispute, complaint, privacy.',
  },
  {
    scope: 'channels:history',
    why: 'Reads the messages of public channels Garbo was invited to; looks among them for a post made before a crash.',
  },
  { scope: 'channels:read', why: 'Knows which public channels Garbo is in, and what becomes of them.' },
  { scope: 'chat:write', why: 'Posts notices and alerts, and changes them.' },
  { scope: 'commands', why: 'Offers /garbo, /report and the shortcut "Report message".' },
  { scope: 'groups:history', why: 'Reads the messages of private channels Garbo was invited to.' },
  { scope: 'groups:read', why: 'Knows which private channels Garbo is in, the managers’ one among them.' },
  {
    scope: 'im:history',
    why: 'Looks for a private notice posted before a crash, only in the conversation with its recipient.',
  },
  { scope: 'im:write', why: 'Opens the direct conversation for a private reminder or answer.' },
  { scope: 'pins:write', why: 'Pins the message in which Garbo introduces itself to a channel.' },
  { scope: 'usergroups:read', why: 'Reads who is in the user groups that the settings give a role.' },
  {
    scope: 'users:read',
    why: 'Knows who is a guest, who is of another organisation, and who speaks which language.',
  },
] as const satisfies readonly NeededScope[];

/** Permissions that whoever installs Garbo may leave out; it then says what it could not do. */
export const OPTIONAL_SCOPES = [
  {
    scope: 'channels:manage',
    why: 'Removes a person from a public channel once a manager has decided to block. Most workspaces let only administrators do this, whatever the permission.',
  },
  {
    scope: 'groups:write',
    why: 'Removes a person from a private channel once a manager has decided to block.',
  },
  { scope: 'users:read.email', why: 'Gives roles by e-mail domain, where the settings name domains.' },
] as const satisfies readonly NeededScope[];

/** What Garbo subscribes to. Source of the names and permissions: https://docs.slack.dev/reference/events */
export const EVENTS = [
  {
    event: 'message.channels',
    scopes: ['channels:history'],
    why: 'What people write, change and delete in public channels Garbo was invited to.',
  },
  { event: 'message.groups', scopes: ['groups:history'], why: 'The same in private channels.' },
  { event: 'app_mention', scopes: ['app_mentions:read'], why: 'Somebody asks Garbo for something.' },
  { event: 'app_home_opened', scopes: [], why: 'Garbo’s home is filled when it is opened.' },
  { event: 'app_uninstalled', scopes: [], why: 'Work for the workspace stops, and its token is deleted.' },
  { event: 'tokens_revoked', scopes: [], why: 'The same for a single token.' },
  {
    event: 'member_joined_channel',
    scopes: ['channels:read', 'groups:read'],
    why: 'Whoever joins a live channel is told privately who Garbo is.',
  },
  {
    event: 'member_left_channel',
    scopes: ['channels:read', 'groups:read'],
    why: 'Somebody, or Garbo itself, is no longer in a channel.',
  },
  { event: 'channel_left', scopes: ['channels:read'], why: 'Garbo was removed from a public channel.' },
  { event: 'group_left', scopes: ['groups:read'], why: 'Garbo was removed from a private channel.' },
  {
    event: 'channel_archive',
    scopes: ['channels:read'],
    why: 'Nothing can be posted in a channel any more.',
  },
  { event: 'channel_unarchive', scopes: ['channels:read'], why: 'It can again.' },
  { event: 'channel_deleted', scopes: ['channels:read'], why: 'A channel is gone for good.' },
  { event: 'group_archive', scopes: ['groups:read'], why: 'The same for private channels.' },
  { event: 'group_unarchive', scopes: ['groups:read'], why: 'The same for private channels.' },
  { event: 'group_deleted', scopes: ['groups:read'], why: 'The same for private channels.' },
  {
    event: 'channel_id_changed',
    scopes: ['channels:read', 'groups:read'],
    why: 'A private channel that is shared gets another id: its settings go along.',
  },
  {
    event: 'channel_shared',
    scopes: ['channels:read', 'groups:read'],
    why: 'Another organisation reads a channel from now on.',
  },
  { event: 'channel_unshared', scopes: ['channels:read', 'groups:read'], why: 'It no longer does.' },
  {
    event: 'subteam_updated',
    scopes: ['usergroups:read'],
    why: 'A user group changed that may give a role: it counts at once.',
  },
  { event: 'subteam_members_changed', scopes: ['usergroups:read'], why: 'So did its members.' },
] as const satisfies readonly NeededEvent[];

/** Slash commands. `escaped`: Slack puts ids in place of the names of people and channels that are mentioned. */
export const COMMANDS = [
  {
    command: '/garbo',
    description: 'How Garbo behaves here, how a customer stands, and the policy',
    hint: 'help | status @customer | policy | mode | on | off | stats | setup',
    escaped: true,
  },
  {
    command: '/report',
    description: 'Tells the managers about a customer; customers get the complaint form',
    hint: '@customer what happened',
    escaped: true,
  },
] as const;

/** The shortcut in a message's menu; unlike commands it can be used in threads. */
export const REPORT_SHORTCUT = {
  name: 'Report message',
  callbackId: 'garbo_report',
  description: 'Tells the managers about this message',
} as const;

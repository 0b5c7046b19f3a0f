import { COMMAND_LIST, type ListedCommand } from './commands/command-list.js';
import type { ConversationKind } from './conversation-id.js';

/** A permission by Microsoft's name, and what Garbo does with it: a sentence for whoever decides about the app. */
export interface NeededPermission {
  readonly name: string;
  readonly why: string;
}

/**
 * What the owner of a team or of a chat grants by adding the app to it. The manifest asks for them, the doctor names
 * those that are missing.
 * Source of the names: https://learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
 */
export const RESOURCE_PERMISSIONS = [
  {
    name: 'ChannelMessage.Read.Group',
    why: 'Reads what is written in the channels of the team, also where nobody mentions Garbo; looks among it for a post made before a crash.',
  },
  { name: 'ChatMessage.Read.Chat', why: 'The same in the group chats Garbo was added to.' },
  { name: 'TeamMember.Read.Group', why: 'Knows who is in the team.' },
  {
    name: 'ChannelMember.Read.Group',
    why: 'Knows who is in a private or shared channel, and of which organisation they are.',
  },
] as const satisfies readonly NeededPermission[];

/** An application permission of Graph that a tenant may grant. Garbo works without any. */
export interface OptionalPermission extends NeededPermission {
  /** Others that allow the same and more. */
  readonly or: readonly string[];
  /** What Garbo does not do without it. */
  readonly without: string;
}

/** With it, Entra groups give roles. */
export const READ_GROUPS = 'GroupMember.Read.All';
/** With it, who administers the tenant may set Garbo up. */
export const READ_ROLES = 'RoleManagement.Read.Directory';

/**
 * What an administrator may grant for the whole tenant, or leave out: Garbo then says what it could not do.
 * Source of the names: https://learn.microsoft.com/graph/permissions-reference
 */
export const GRAPH_PERMISSIONS: readonly OptionalPermission[] = [
  {
    name: READ_GROUPS,
    or: ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
    why: 'Gives roles by Entra group, where the settings name groups.',
    without: 'Entra groups give no role',
  },
  {
    name: READ_ROLES,
    or: ['RoleManagement.ReadWrite.Directory', 'Directory.Read.All'],
    why: 'Lets administrators of the tenant open Garbo’s settings, beside the managers named.',
    without: 'administrators of the tenant cannot set Garbo up, only managers and directors can',
  },
  {
    name: 'TeamMember.ReadWriteNonOwnerRole.All',
    or: ['TeamMember.ReadWrite.All'],
    why: 'Removes a person from a team once a manager has decided to block.',
    without: 'nobody is removed from a team; managers get the steps instead',
  },
  {
    name: 'ChannelMember.ReadWrite.All',
    or: [],
    why: 'The same in a private or shared channel.',
    without: 'nobody is removed from a private or shared channel',
  },
  {
    name: 'ChatMember.ReadWrite.All',
    or: [],
    why: 'The same in a group chat.',
    without: 'nobody is removed from a group chat',
  },
  {
    name: 'Chat.ReadWrite.All',
    or: [],
    why: 'Pins the message in which Garbo introduces itself to a group chat; finds a private post again after a crash.',
    without:
      'the introduction is not pinned in group chats, and a private post cut off by a crash may be shown twice',
  },
];

/** Whether the permission, or one that allows the same and more, is among those granted. */
export function isGranted(permission: string, granted: readonly string[]): boolean {
  const known = GRAPH_PERMISSIONS.find(({ name }) => name === permission);
  return [permission, ...(known?.or ?? [])].some((one) => granted.includes(one));
}

/** Where the bot can be added to, by the manifest's names, and the kind of conversation each is. */
export const SCOPES = {
  team: 'channel',
  groupChat: 'chat',
  personal: 'personal',
} as const satisfies Readonly<Record<string, ConversationKind>>;

/** A place the bot can be added to, by the manifest's name. */
export type Scope = keyof typeof SCOPES;

/** A menu of commands: how it is opened, where, and what it offers. */
export interface CommandMenu {
  readonly trigger: 'mention' | 'slash';
  readonly scopes: readonly Scope[];
  readonly commands: readonly ListedCommand[];
}

const mentioned = (kind: ConversationKind) =>
  COMMAND_LIST.filter(({ mentionedIn }) => mentionedIn.includes(kind));

/** The menus that open after mentioning Garbo, and in the direct conversation. */
export const MENTION_MENUS: readonly CommandMenu[] = [
  { trigger: 'mention', scopes: ['team', 'groupChat'], commands: mentioned('channel') },
  { trigger: 'mention', scopes: ['personal'], commands: mentioned('personal') },
];

/** The menu that opens after `/`, in tenants that have it. */
export const SLASH_MENU: CommandMenu = {
  trigger: 'slash',
  scopes: ['team', 'groupChat', 'personal'],
  commands: COMMAND_LIST.filter(({ isSlash }) => isSlash),
};

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

/**
 * What an administrator may grant for the whole tenant, or leave out: Garbo then says what it could not do.
 * Source of the names: https://learn.microsoft.com/graph/permissions-reference
 */
export const GRAPH_PERMISSIONS = [
  { name: 'GroupMember.Read.All', why: 'Gives roles by Entra group, where the settings name groups.' },
  {
    name: 'RoleManagement.Read.Directory',
    why: 'Lets administrators of the tenant open Garbo’s settings, beside the managers named.',
  },
  {
    name: 'TeamMember.ReadWriteNonOwnerRole.All',
    why: 'Removes a person from a team once a manager has decided to block.',
  },
  { name: 'ChannelMember.ReadWrite.All', why: 'The same in a private or shared channel.' },
  { name: 'ChatMember.ReadWrite.All', why: 'The same in a group chat.' },
  { name: 'Chat.ReadWrite.All', why: 'Pins the message in which Garbo introduces itself to a group chat.' },
] as const satisfies readonly NeededPermission[];

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

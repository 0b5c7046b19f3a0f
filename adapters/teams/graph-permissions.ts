/** An application permission of Graph that a tenant may grant. Garbo works without any. */
export interface GraphPermission {
  readonly permission: string;
  /** Others that allow the same and more. */
  readonly or: readonly string[];
  /** What Garbo does not do without it. */
  readonly without: string;
}

/** With it, Entra groups give roles. */
export const READ_GROUPS = 'GroupMember.Read.All';
/** With it, who administers the tenant may set Garbo up. */
export const READ_ROLES = 'RoleManagement.Read.Directory';

/** Every one that Garbo has a use for. Source: https://learn.microsoft.com/graph/permissions-reference */
export const GRAPH_PERMISSIONS: readonly GraphPermission[] = [
  {
    permission: READ_GROUPS,
    or: ['GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'],
    without: 'Entra groups give no role',
  },
  {
    permission: READ_ROLES,
    or: ['RoleManagement.ReadWrite.Directory', 'Directory.Read.All'],
    without: 'administrators of the tenant cannot set Garbo up, only managers and directors can',
  },
  {
    permission: 'TeamMember.ReadWriteNonOwnerRole.All',
    or: ['TeamMember.ReadWrite.All'],
    without: 'nobody is removed from a team; managers get the steps instead',
  },
  {
    permission: 'ChannelMember.ReadWrite.All',
    or: [],
    without: 'nobody is removed from a private or shared channel',
  },
  { permission: 'ChatMember.ReadWrite.All', or: [], without: 'nobody is removed from a group chat' },
  {
    permission: 'Chat.ReadWrite.All',
    or: [],
    without:
      'the introduction is not pinned in group chats, and a private post cut off by a crash may be shown twice',
  },
];

/** Whether the permission, or one that allows the same and more, is among those granted. */
export function isGranted(permission: string, granted: readonly string[]): boolean {
  const known = GRAPH_PERMISSIONS.find((one) => one.permission === permission);
  return [permission, ...(known?.or ?? [])].some((one) => granted.includes(one));
}

/**
 * What the methods need, from their pages under https://docs.slack.dev/reference/methods. `optional`: the app
 * works without, and says what it could not do. `bot` names several where each is for its own kind of channel.
 */
export const METHOD_SCOPES: Readonly<
  Record<string, { readonly bot?: readonly string[]; readonly optional?: readonly string[] }>
> = {
  'api.test': {},
  'apps.connections.open': {},
  'apps.manifest.export': {},
  'auth.test': {},
  'bots.info': { bot: ['users:read'] },
  'chat.getPermalink': {},
  'chat.postEphemeral': { bot: ['chat:write'] },
  'chat.postMessage': { bot: ['chat:write'] },
  'chat.update': { bot: ['chat:write'] },
  'conversations.history': { bot: ['channels:history', 'groups:history', 'im:history'] },
  'conversations.info': { bot: ['channels:read', 'groups:read'] },
  'conversations.invite': { optional: ['channels:manage', 'groups:write'] },
  'conversations.kick': { optional: ['channels:manage', 'groups:write'] },
  'conversations.members': { bot: ['channels:read', 'groups:read'] },
  'conversations.open': { bot: ['im:write'] },
  'conversations.replies': { bot: ['channels:history', 'groups:history', 'im:history'] },
  'pins.add': { bot: ['pins:write'] },
  'usergroups.list': { bot: ['usergroups:read'] },
  'oauth.v2.access': {},
  'usergroups.users.list': { bot: ['usergroups:read'] },
  'users.conversations': { bot: ['channels:read', 'groups:read'] },
  'users.info': { bot: ['users:read'], optional: ['users:read.email'] },
  'views.open': {},
  'views.publish': {},
  'views.push': {},
  'views.update': {},
};

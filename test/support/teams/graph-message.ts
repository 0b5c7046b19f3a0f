import { APP_ID, BOT, type FakeTeams } from './fake-teams.js';
import type { FakeActivity, FakeConversation } from './state.js';

/**
 * A message as Graph has it.
 * Source: https://learn.microsoft.com/graph/api/resources/chatmessage
 */
export function graphMessage(
  teams: FakeTeams,
  { id: conversation, kind, team }: FakeConversation,
  { id, from, thread, body, edited, deleted }: FakeActivity,
): Record<string, unknown> {
  const at = new Date(Number(id)).toISOString();
  const person = teams.people.get(from);
  const { text = '', attachments = [] } = body as { text?: string; attachments?: readonly object[] };
  return {
    id,
    replyToId: kind === 'channel' ? thread : null,
    etag: id,
    messageType: 'message',
    createdDateTime: at,
    lastModifiedDateTime: at,
    lastEditedDateTime: edited ? at : null,
    deletedDateTime: deleted ? at : null,
    subject: null,
    summary: body.summary ?? null,
    chatId: kind === 'channel' ? null : conversation,
    importance: 'normal',
    locale: 'en-us',
    from: {
      application: from === BOT ? { id: APP_ID, displayName: 'Garbo', applicationIdentityType: 'bot' } : null,
      device: null,
      user: person
        ? {
            id: person.entra,
            displayName: person.name,
            userIdentityType: 'aadUser',
            tenantId: person.tenant,
          }
        : null,
    },
    body: deleted ? { contentType: 'text', content: '' } : { contentType: 'html', content: htmlOf(text) },
    channelIdentity: kind === 'channel' ? { teamId: team?.group, channelId: conversation } : null,
    // A card comes back as text.
    attachments: deleted
      ? []
      : attachments.map((attachment, index) => ({
          id: `attachment-${index}`,
          contentUrl: null,
          name: null,
          thumbnailUrl: null,
          teamsAppId: null,
          ...attachment,
          content: JSON.stringify((attachment as { content?: unknown }).content ?? null),
        })),
    mentions: [],
    reactions: [],
  };
}

function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${escaped}</p>`;
}

import type { Happening } from '../../../src/core/conversations/conversation-change.js';
import { type TeamsActivity, tenantOf } from '../activity-schema.js';
import { kindOf, splitConversationId } from '../conversation-id.js';

/** Where something happened: in all channels of a team, or in one conversation. */
export type Scope = { readonly team: string } | { readonly conversation: string };

/** Somebody who came into a conversation. */
export interface Newcomer {
  readonly id: string;
  readonly entra: string | null;
}

/** What an activity tells of conversations. */
export type TeamsEvent =
  /** Garbo was let in; `conversation` is the one in which somebody did it. */
  | { readonly what: 'let-in'; readonly conversation: string; readonly scope: Scope }
  /** A conversation in which Garbo is has a name, or another one. */
  | { readonly what: 'named'; readonly conversation: string }
  | { readonly what: 'removed'; readonly scope: Scope }
  | { readonly what: 'joined'; readonly scope: Scope; readonly people: readonly Newcomer[] }
  | { readonly what: 'happened'; readonly scope: Scope; readonly happened: Happening };

/**
 * What Teams calls it, in lower case: its own pages write some of them in several ways. A team or channel that is
 * restored after its deletion is open again.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
const CHANNEL_EVENTS: Readonly<Record<string, Happening>> = {
  channeldeleted: 'deleted',
  channelrestored: 'unarchived',
  channelshared: 'shared',
  channelunshared: 'unshared',
};
const TEAM_EVENTS: Readonly<Record<string, Happening>> = {
  teamarchived: 'archived',
  teamunarchived: 'unarchived',
  teamrestored: 'unarchived',
  teamdeleted: 'deleted',
};
const NEW_NAME = new Set(['channelcreated', 'channelrenamed']);

/** Reads what happened; empty for what Garbo has no use for, which Teams may send at any time. */
export function readEvents(activity: TeamsActivity): readonly TeamsEvent[] {
  if (activity.type === 'installationUpdate') return readInstallation(activity);
  if (activity.type !== 'conversationUpdate') return [];
  const { channel, team } = activity.channelData ?? {};
  const event = activity.channelData?.eventType?.toLowerCase() ?? '';
  const happened = CHANNEL_EVENTS[event];
  if (happened && channel?.id) {
    return isWithinOrganisation(activity)
      ? []
      : [{ what: 'happened', scope: { conversation: channel.id }, happened }];
  }
  const teamHappened = TEAM_EVENTS[event];
  if (teamHappened && team?.id)
    return [{ what: 'happened', scope: { team: team.id }, happened: teamHappened }];
  if (event === 'teamharddeleted' && team?.id) return [{ what: 'removed', scope: { team: team.id } }];
  if (NEW_NAME.has(event) && channel?.id) return readNamed(channel.id, channel.type);
  if (activity.topicName) return readNamed(placeOfActivity(activity), null);
  return readMembers(activity);
}

/** Of private and shared channels the app is told that they exist, but it is not in them. */
function readNamed(conversation: string, type: string | null | undefined): readonly TeamsEvent[] {
  if (type && type !== 'standard') return [];
  return [{ what: 'named', conversation }];
}

function readInstallation(activity: TeamsActivity): readonly TeamsEvent[] {
  const action = activity.action?.toLowerCase() ?? '';
  const scope = scopeOf(activity);
  if (action.startsWith('add')) return [{ what: 'let-in', conversation: placeOfActivity(activity), scope }];
  if (action.startsWith('remove')) return [{ what: 'removed', scope }];
  return [];
}

function readMembers(activity: TeamsActivity): readonly TeamsEvent[] {
  const isGarbo = ({ id }: { readonly id: string }) => id === activity.recipient?.id;
  const added = activity.membersAdded ?? [];
  const scope = scopeOf(activity);
  const events: TeamsEvent[] = [];
  if (added.some(isGarbo)) events.push({ what: 'let-in', conversation: placeOfActivity(activity), scope });
  const people = added
    .filter(({ id }) => !id.startsWith('28:'))
    .map(({ id, aadObjectId }) => ({ id, entra: aadObjectId ?? null }));
  if (people.length > 0 && kindOf(activity.conversation.conversationType) !== 'personal') {
    events.push({ what: 'joined', scope, people });
  }
  if (activity.membersRemoved?.some(isGarbo)) events.push({ what: 'removed', scope });
  return events;
}

/** An event about members tells of the whole team, unless it names a channel with members of its own. */
function scopeOf(activity: TeamsActivity): Scope {
  const { team, channel, eventType } = activity.channelData ?? {};
  const isOfChannel =
    eventType?.toLowerCase().startsWith('channelmember') || (channel?.type && channel.type !== 'standard');
  if (isOfChannel && channel?.id) return { conversation: channel.id };
  return team?.id ? { team: team.id } : { conversation: placeOfActivity(activity) };
}

function placeOfActivity({ conversation }: TeamsActivity): string {
  return splitConversationId(conversation.id).conversation;
}

/** A channel can be shared with other teams of the same organisation, which changes nothing for Garbo. */
function isWithinOrganisation(activity: TeamsActivity): boolean {
  const { sharedWithTeams, unsharedFromTeams } = activity.channelData ?? {};
  const teams = [...(sharedWithTeams ?? []), ...(unsharedFromTeams ?? [])];
  const own = tenantOf(activity);
  return teams.length > 0 && teams.every(({ tenantId }) => tenantId?.toLowerCase() === own);
}

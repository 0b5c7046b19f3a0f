import { z } from 'zod';
import { type TeamsActivity, timeOf } from './activity-schema.js';
import { kindOf } from './conversation-id.js';

/** What is kept of a conversation. */
export const conversationAddress = z.object({
  kind: z.enum(['channel', 'chat', 'personal']),
  serviceUrl: z.string(),
  /** As people see it; `null` where Teams has not said it. */
  name: z.string().nullable(),
  /** The team's id for the connector, and for Graph. */
  team: z.string().nullable(),
  group: z.string().nullable(),
  /** What Teams calls the kind of a channel, where it has said it: `standard`, `private`, `shared`. */
  type: z.string().nullable().default(null),
  /** What became of it, and of Garbo in it. */
  state: z.enum(['here', 'archived', 'deleted', 'left']).default('here'),
  /** Since when, in milliseconds since 1970 by the clock of Teams; what happened before does not change it. */
  stateSince: z.number().default(0),
});

/** How a conversation is reached, and what became of it. */
export type ConversationAddress = z.infer<typeof conversationAddress>;

/** The same with its id. */
export type KnownPlace = ConversationAddress & { readonly id: string };

/** Whether Garbo is in it, be it open or archived. */
export function isThere({ state }: ConversationAddress): boolean {
  return state === 'here' || state === 'archived';
}

/** The place in this state, unless something later is known of it. */
export function inState<Place extends ConversationAddress>(
  place: Place,
  state: ConversationAddress['state'],
  at: Date,
): Place {
  if (place.state === state || place.stateSince > at.getTime()) return place;
  return { ...place, state, stateSince: at.getTime() };
}

/** What an activity says of a conversation in which Garbo is, added to what was known. */
export function placeOf(
  activity: TeamsActivity,
  conversation: string,
  known: ConversationAddress | null,
): ConversationAddress {
  const { team, channel } = activity.channelData ?? {};
  const itself = channel?.id === conversation ? channel : null;
  const named = itself?.name ?? activity.topicName ?? nameIn(activity, conversation);
  const said = {
    kind: known?.kind ?? kindOf(activity.conversation.conversationType),
    serviceUrl: activity.serviceUrl,
    name: named ?? known?.name ?? null,
    team: team?.id ?? known?.team ?? null,
    group: team?.aadGroupId ?? known?.group ?? null,
    type: itself?.type ?? known?.type ?? null,
    state: known?.state ?? 'here',
    stateSince: known?.stateSince ?? 0,
  } as const;
  return isThere(said) ? said : inState(said, 'here', timeOf(activity));
}

/** An event may come from one conversation and tell of another. */
function nameIn({ conversation: { id, name } }: TeamsActivity, conversation: string): string | null {
  return id.startsWith(conversation) && name ? name : null;
}

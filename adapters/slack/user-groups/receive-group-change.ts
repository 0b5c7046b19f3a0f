import type { App } from '@slack/bolt';
import { z } from 'zod';
import { orDeadLetter } from '../dead-letter.js';
import { SlackPayloadUnreadable } from '../errors.js';
import type { SlackPeople } from '../people.js';
import type { SlackOptions } from '../settings.js';

/** What is needed to follow the changes of user groups. */
export interface GroupChangeTools extends Pick<SlackOptions, 'log'> {
  readonly people: Pick<SlackPeople, 'forgetGroup'>;
}

/** A group has other properties or members. Source: https://docs.slack.dev/reference/events/subteam_updated */
const updated = z.looseObject({
  type: z.literal('subteam_updated'),
  subteam: z.looseObject({ id: z.string().min(1) }),
});

/** A group has other members. Source: https://docs.slack.dev/reference/events/subteam_members_changed */
const membersChanged = z.looseObject({
  type: z.literal('subteam_members_changed'),
  subteam_id: z.string().min(1),
});

const envelope = z.looseObject({
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
  context_team_id: z.string().nullish(),
  event: z.discriminatedUnion('type', [updated, membersChanged]),
});

const GROUP_EVENTS = ['subteam_updated', 'subteam_members_changed'] as const;

/**
 * Registers the events about user groups. Nothing is queued: the process that is told forgets what it knew of the
 * group, so that its next answer is Slack's. Other processes, and a delivery that is lost, are held by the ages
 * in `role-ages.ts`.
 */
export function listenToGroupChanges(app: App, tools: GroupChangeTools): void {
  for (const event of GROUP_EVENTS) {
    app.event(event, ({ body }) => orDeadLetter(tools, async () => receiveGroupChange(body, tools)));
  }
}

function receiveGroupChange(payload: unknown, { people }: GroupChangeTools): void {
  const parsed = envelope.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd event of a user group');
  const { event, authorizations, context_team_id } = parsed.data;
  const team = authorizations?.[0]?.team_id ?? context_team_id;
  if (!team) throw new SlackPayloadUnreadable('it names no installation');
  people.forgetGroup(team, event.type === 'subteam_updated' ? event.subteam.id : event.subteam_id);
}

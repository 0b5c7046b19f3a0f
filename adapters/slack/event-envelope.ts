import { z } from 'zod';
import { SlackPayloadUnreadable } from './errors.js';

/**
 * What Slack wraps every event in. The installation is named by `authorizations[0]`, or by `context_team_id`;
 * `team_id` may be another workspace in channels shared by Slack Connect.
 * Source: https://docs.slack.dev/apis/events-api
 */
export const eventEnvelope = z.looseObject({
  type: z.literal('event_callback'),
  /** The same for every delivery of the event. */
  event_id: z.string().min(1),
  context_team_id: z.string().nullish(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
});

/**
 * The workspace of the installation that an event is for.
 * @throws SlackPayloadUnreadable when it names none
 */
export function workspaceOf({
  authorizations,
  context_team_id,
}: Pick<z.infer<typeof eventEnvelope>, 'authorizations' | 'context_team_id'>): string {
  const workspace = authorizations?.[0]?.team_id ?? context_team_id;
  if (!workspace) throw new SlackPayloadUnreadable('it names no installation');
  return workspace;
}

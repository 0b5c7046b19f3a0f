import type { AuthorizeSourceData } from '@slack/bolt';
import { z } from 'zod';
import type { DeliverySource } from '../installation.js';

/**
 * What names the installation an event is for. `team_id` is no help: in channels shared by Slack Connect it may be
 * another workspace. Source: https://docs.slack.dev/apis/events-api
 */
const eventSource = z.looseObject({
  event: z.unknown().refine((event) => event !== undefined),
  context_team_id: z.string().nullish(),
  authorizations: z
    .array(z.looseObject({ team_id: z.string().nullish(), enterprise_id: z.string().nullish() }))
    .nullish(),
});

/** Which installation a delivery is for. Of buttons, dialogs and commands Slack's own library knows it. */
export function sourceOf(source: AuthorizeSourceData<boolean>, body: unknown): DeliverySource {
  const event = eventSource.safeParse(body);
  if (!event.success) return { team: source.teamId ?? null, enterprise: source.enterpriseId ?? null };
  const [authorization] = event.data.authorizations ?? [];
  return {
    team: authorization?.team_id ?? event.data.context_team_id ?? null,
    enterprise: authorization?.enterprise_id ?? null,
  };
}

import { z } from 'zod';
import { SlackPayloadUnreadable } from '../errors.js';
import type { SlackOptions } from '../settings.js';

/** What listening to uninstallations needs. */
export type UninstallTools = Pick<SlackOptions, 'queues'>;

/**
 * `app_uninstalled` and `tokens_revoked`. They may come without `authorizations`: there is none any more.
 * Source: https://docs.slack.dev/reference/events/app_uninstalled and .../tokens_revoked
 */
const envelope = z.looseObject({
  event_id: z.string().min(1),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  authorizations: z
    .array(
      z.looseObject({
        team_id: z.string().nullish(),
        enterprise_id: z.string().nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
  event: z.looseObject({
    type: z.string(),
    tokens: z.looseObject({ bot: z.array(z.string()).nullish() }).nullish(),
  }),
});

/**
 * Queues what follows from an uninstallation. Tokens of single people that are revoked are none of ours: Garbo
 * acts with its bot's only.
 * @throws SlackPayloadUnreadable for a payload of another shape
 */
export async function receiveUninstall(payload: unknown, { queues }: UninstallTools): Promise<void> {
  const parsed = envelope.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd uninstallation');
  const { event, event_id, team_id, enterprise_id, authorizations } = parsed.data;
  if (event.type === 'tokens_revoked' && (event.tokens?.bot ?? []).length === 0) return;
  const [authorization] = authorizations ?? [];
  const organisation = authorization?.is_enterprise_install ? authorization.enterprise_id : null;
  const workspace = organisation ?? authorization?.team_id ?? team_id ?? enterprise_id;
  if (!workspace) throw new SlackPayloadUnreadable('an uninstallation names no workspace');
  await queues.enqueueEscalation({
    type: 'uninstalled',
    workspace: { platform: 'slack', workspace },
    delivery: event_id,
  });
}

/** The events that tell of an uninstallation. */
export const UNINSTALL_EVENTS = ['app_uninstalled', 'tokens_revoked'] as const;

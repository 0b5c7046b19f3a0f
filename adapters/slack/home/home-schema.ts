import { z } from 'zod';
import { eventEnvelope } from '../event-envelope.js';

/**
 * Somebody opened a tab of Garbo's home.
 * Source: https://docs.slack.dev/reference/events/app_home_opened
 */
export const homeOpened = eventEnvelope.extend({
  event: z.looseObject({
    type: z.literal('app_home_opened'),
    user: z.string().min(1),
    /** `home` or `messages`. */
    tab: z.string(),
  }),
});

/**
 * A pressed button of a home: it stands in a view, in no channel.
 * Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export const homeActions = z.looseObject({
  type: z.literal('block_actions'),
  team: z.looseObject({ id: z.string().min(1) }),
  user: z.looseObject({ id: z.string().min(1) }),
  trigger_id: z.string().min(1),
  actions: z.tuple([z.looseObject({ action_id: z.string(), block_id: z.string().nullish() })], z.unknown()),
});

import { z } from 'zod';

const presser = z.looseObject({ id: z.string().min(1) });

/** The workspace Garbo is installed in; the presser's own may be another one (Slack Connect). */
const team = z.looseObject({ id: z.string().min(1) });

/**
 * A pressed button.
 * Source: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export const blockActions = z.looseObject({
  type: z.literal('block_actions'),
  team,
  user: presser,
  /** Opens a dialog within three seconds; new for every press, the same when a payload is sent again. */
  trigger_id: z.string().min(1),
  container: z.looseObject({ channel_id: z.string().nullish(), thread_ts: z.string().nullish() }).nullish(),
  actions: z.tuple(
    [z.looseObject({ action_id: z.string(), block_id: z.string().nullish(), value: z.string().nullish() })],
    z.unknown(),
  ),
});

/**
 * A submitted dialog; `view` is read by `readReason`.
 * Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export const viewSubmission = z.looseObject({ type: z.literal('view_submission'), team, user: presser });

/**
 * A slash command.
 * Source: https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export const slashCommand = z.looseObject({
  /** The installation's workspace: only its own members have its commands. */
  team_id: z.string().min(1),
  text: z.string().nullish(),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  trigger_id: z.string().min(1),
});

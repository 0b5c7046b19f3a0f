import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SettingsChange, SettingsField } from '../../../src/core/settings/settings-change.js';
import { orDeadLetter } from '../dead-letter.js';
import { callSlack, SlackPayloadUnreadable } from '../errors.js';
import { blockActions, viewSubmission } from '../interaction-schema.js';
import type { SubmissionAnswer } from '../submissions.js';
import { fillView, sayIn } from './fill-view.js';
import { keptGroups, offeringBlocks } from './kept-groups.js';
import { formState, readChannel, readWorkspace } from './read-form.js';
import {
  OPEN_CHANNEL,
  SETUP_ACTION,
  SETUP_VIEW,
  type SetupPlace,
  type SetupTools,
  SHOW_PAGE,
  setupPlace,
  waitingView,
} from './setup-tools.js';

const view = z.looseObject({
  id: z.string().min(1),
  private_metadata: z.string(),
  root_view_id: z.string().nullish(),
  state: formState.nullish(),
  blocks: offeringBlocks.nullish(),
});

/** Registers the dialogs and the buttons of the set-up. */
export function listenToSetup(app: App, tools: SetupTools): void {
  app.action(SETUP_ACTION, async ({ body, ack }) => {
    await orDeadLetter(tools, () => receiveSetupPress(body, tools));
    await ack();
  });
  app.view(SETUP_VIEW, async ({ body, ack }) => {
    const answer = await orDeadLetter(tools, () => receiveSetupForm(body, tools));
    if (answer) await ack(answer);
    else await ack();
  });
}

/** A button in a dialog: open a channel, turn the page, try again. It changes no setting. */
async function receiveSetupPress(payload: unknown, tools: SetupTools): Promise<void> {
  const pressed = blockActions.extend({ view }).safeParse(payload);
  if (!pressed.success) throw new SlackPayloadUnreadable('an odd press in the set-up');
  const { team, trigger_id, actions } = pressed.data;
  const [action] = actions;
  const place = placeOf(pressed.data.view.private_metadata);
  const open = { team: team.id, viewId: pressed.data.view.id };
  if (action.action_id !== OPEN_CHANNEL) {
    const page = action.action_id === SHOW_PAGE ? { page: Number(action.value) || 0 } : {};
    return fillView(tools, { ...open, place: { ...place, ...page } });
  }
  const channel: SetupPlace = { step: 'channel', language: place.language, channel: action.value ?? '' };
  const say = sayIn(tools, channel);
  const { client } = await tools.installations.of(team.id);
  const waiting = waitingView(say, channel, say('chat.setup.reading'));
  const pushed = await callSlack(() => client.views.push({ trigger_id, view: waiting }));
  if (!pushed.view?.id) throw new SlackPayloadUnreadable('views.push names no view');
  fillView(tools, { ...open, viewId: pushed.view.id, place: channel });
}

/**
 * A dialog was handed in: its changes are checked and queued, and what is refused is shown under the fields. Handed in
 * twice it is one change.
 */
async function receiveSetupForm(payload: unknown, tools: SetupTools): Promise<SubmissionAnswer> {
  const submitted = viewSubmission.extend({ view }).safeParse(payload);
  if (!submitted.success) throw new SlackPayloadUnreadable('an odd form of the set-up');
  const { team, user } = submitted.data;
  const { id, private_metadata, root_view_id, state, blocks } = submitted.data.view;
  if (!state) throw new SlackPayloadUnreadable('a form of the set-up without its fields');
  const place = placeOf(private_metadata);
  const ordered = { workspace: { platform: 'slack', workspace: team.id }, actor: user.id } as const;
  const changes =
    place.step === 'workspace'
      ? [await readFirstStep(tools, ordered, state, blocks ?? [])]
      : readChannel(state, ordered, place);

  const errors = await refused(tools, changes);
  if (errors) return { response_action: 'errors', errors };
  for (const change of changes) {
    const delivery = `${id}/${hashOf(payload)}/${change.of}`;
    await tools.queues.enqueueEscalation({ type: 'settings', change, delivery });
  }
  const next: SetupPlace = { step: 'channels', language: place.language };
  if (place.step === 'workspace') {
    fillView(tools, { team: team.id, viewId: id, place: next, changes });
    const say = sayIn(tools, next);
    return { response_action: 'update', view: waitingView(say, next, say('chat.setup.saving')) };
  }
  if (root_view_id) fillView(tools, { team: team.id, viewId: root_view_id, place: next, changes });
  return null;
}

async function readFirstStep(
  { settingsInForce }: SetupTools,
  ordered: Parameters<typeof readWorkspace>[1],
  state: z.infer<typeof formState>,
  blocks: z.infer<typeof offeringBlocks>,
): Promise<SettingsChange> {
  const { workspace } = await settingsInForce(ordered.workspace, []);
  return readWorkspace(state, ordered, keptGroups(blocks, workspace));
}

/** What is refused, under the field it belongs to; `null` when nothing is. */
async function refused(
  tools: SetupTools,
  changes: readonly SettingsChange[],
): Promise<Record<string, string> | null> {
  const errors: Record<string, string> = {};
  for (const change of changes) {
    const outcome = await tools.checkSettings(change);
    const first: SettingsField = change.of === 'workspace' ? 'managersConversation' : 'mode';
    if (outcome.status === 'forbidden') errors[first] = outcome.say;
    if (outcome.status === 'faulty') for (const { field, say } of outcome.faults) errors[field] ??= say;
  }
  return Object.keys(errors).length === 0 ? null : errors;
}

/** Slack changes a dialog's hash with every update: it tells one handing-in of a dialog from the next. */
function hashOf(payload: unknown): string {
  const parsed = z.looseObject({ view: z.looseObject({ hash: z.string().nullish() }) }).safeParse(payload);
  return parsed.data?.view.hash ?? '';
}

function placeOf(metadata: string): SetupPlace {
  const parsed = z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(setupPlace)
    .safeParse(metadata);
  if (!parsed.success) throw new SlackPayloadUnreadable('a dialog of the set-up without its place');
  return parsed.data;
}

import { z } from 'zod';
import type { TeamsActivity } from './activity-schema.js';
import { attachmentOf } from './cards.js';
import type { Dialog, DialogAnswer } from './dialogs/dialog.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { interactionOf, OURS, ownDataOf } from './interaction.js';
import { type PressTools, receivePress } from './press.js';
import type { ReportAction } from './report/report-action.js';

/** What an invoke is answered with, in the same HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What invokes go to. */
export interface InvokeTools extends PressTools {
  readonly dialogs: readonly Dialog[];
  /** The entry in a message's menu. */
  readonly reportAction: ReportAction;
}

const actionValue = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });
const taskValue = z.looseObject({ data: z.looseObject({}) });

/**
 * Answers what somebody does with a card: Teams waits a few seconds for it.
 * @throws TeamsPayloadUnreadable for an invoke of another shape
 */
export async function receiveInvoke(activity: TeamsActivity, tools: InvokeTools): Promise<InvokeAnswer> {
  const interaction = interactionOf(activity);
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const parsed = actionValue.safeParse(activity.value);
      if (!parsed.success) throw new TeamsPayloadUnreadable('an odd card action');
      const say = await receivePress(interaction, parsed.data.action.data, tools);
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: say };
      return { status: 200, body };
    }
    case 'task/fetch': {
      const { dialog, data } = readTask(activity.value, tools);
      return taskAnswer(await dialog.open(interaction, data));
    }
    case 'composeExtension/fetchTask':
      return taskAnswer(await tools.reportAction.open(interaction, activity.value));
    case 'composeExtension/submitAction':
    case 'task/submit': {
      const { dialog, data, fields } = readTask(activity.value, tools);
      return taskAnswer(await dialog.submit(interaction, data, fields));
    }
    default:
      return { status: 501 };
  }
}

function readTask(value: unknown, { dialogs }: InvokeTools) {
  const parsed = taskValue.safeParse(value);
  const data = parsed.success ? ownDataOf(parsed.data.data) : null;
  const dialog = dialogs.find(({ id }) => id === data?.dialog);
  if (!parsed.success || !data || !dialog) throw new TeamsPayloadUnreadable('a dialog that is none of ours');
  const { [OURS]: _ours, ...fields } = parsed.data.data;
  return { dialog, data, fields };
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function taskAnswer(answer: DialogAnswer): InvokeAnswer {
  if (answer === null) return { status: 200 };
  const task =
    'say' in answer
      ? { type: 'message', value: answer.say }
      : { type: 'continue', value: { title: answer.title, card: attachmentOf(answer.card) } };
  return { status: 200, body: { task } };
}

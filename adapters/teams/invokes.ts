import { z } from 'zod';
import type { Log } from '../../src/core/ports/log.js';
import type { TeamsActivity } from './activity-schema.js';
import { REFRESH_VERB } from './card-actions.js';
import { type AdaptiveCard, attachmentOf, CARD_CONTENT_TYPE } from './cards.js';
import type { TeamsContacts } from './contacts.js';
import type { Dialog, DialogAnswer } from './dialogs/dialog.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { type HomeTools, receiveRefresh } from './home/receive-home.js';
import { HOME_VERB } from './home/render-home.js';
import { interactionOf, OURS, ownDataOf } from './interaction.js';
import type { TeamsPhrase } from './phrases.js';
import { type PressTools, readPressed, receivePress } from './press.js';
import { type RefreshTools, refreshCard } from './refresh.js';
import type { ReportAction } from './report/report-action.js';

/** What an invoke is answered with, in the same HTTP response. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What invokes go to. */
export interface InvokeTools extends PressTools, RefreshTools, HomeTools {
  readonly dialogs: readonly Dialog[];
  /** The entry in a message's menu. */
  readonly reportAction: ReportAction;
  readonly contacts: TeamsContacts;
  readonly log: Log;
}

const actionValue = z.looseObject({
  action: z.looseObject({ verb: z.string().nullish(), data: z.unknown() }),
});
const taskValue = z.looseObject({ data: z.looseObject({}) });

/**
 * Answers what somebody does with a card: Teams waits a few seconds for it. What fails is told to whoever pressed, who
 * alone can press again: Teams does not send an invoke a second time.
 */
export async function receiveInvoke(activity: TeamsActivity, tools: InvokeTools): Promise<InvokeAnswer> {
  try {
    return await answer(activity, tools);
  } catch (error) {
    const isOdd = error instanceof TeamsPayloadUnreadable;
    tools.log.error(isOdd ? 'dead-letter' : 'teams-press-failed', error, { platform: 'teams' });
    const key = isOdd ? 'teams.press.useless' : 'chat.press.again';
    const { language } = interactionOf(activity);
    const say = tools.phrases.say(language, key satisfies TeamsPhrase);
    return activity.name === 'adaptiveCard/action' ? actionAnswer(say) : taskAnswer({ say });
  }
}

async function answer(activity: TeamsActivity, tools: InvokeTools): Promise<InvokeAnswer> {
  const interaction = interactionOf(activity);
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const parsed = actionValue.safeParse(activity.value);
      if (!parsed.success) throw new TeamsPayloadUnreadable('an odd card action');
      const { verb, data } = parsed.data.action;
      const own = ownDataOf(data);
      if (verb === REFRESH_VERB) return actionAnswer(await refreshCard(interaction, own, tools));
      if (verb === HOME_VERB) return actionAnswer(await receiveRefresh(interaction, tools));
      return actionAnswer(await receivePress(interaction, readPressed(own), tools));
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

/**
 * A sentence, or another card in the place of this one, for whoever pressed alone.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
function actionAnswer(shown: string | AdaptiveCard): InvokeAnswer {
  const type = typeof shown === 'string' ? 'application/vnd.microsoft.activity.message' : CARD_CONTENT_TYPE;
  return { status: 200, body: { statusCode: 200, type, value: shown } };
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots */
function taskAnswer(shown: DialogAnswer): InvokeAnswer {
  if (shown === null) return { status: 200 };
  const task =
    'say' in shown
      ? { type: 'message', value: shown.say }
      : { type: 'continue', value: { title: shown.title, card: attachmentOf(shown.card) } };
  return { status: 200, body: { task } };
}

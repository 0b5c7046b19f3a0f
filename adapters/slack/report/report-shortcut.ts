import { z } from 'zod';
import type { Language } from '../../../src/core/language.js';
import { isStaff, type Person } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { TellPrivately } from '../actions.js';
import { isChannel } from '../commands/subcommand.js';
import { type ComplaintFormTools, openComplaintForm } from '../complaints/open-complaint-form.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { body } from '../message-schema.js';
import { plainTextOf } from '../message-text.js';
import type { SlackPhrase } from '../phrases.js';
import { isTimestamp, timeOf } from '../timestamp.js';
import { openReportForm, openSentence, type ReportFormTools } from './open-report-form.js';
import { permalinkOf } from './permalink.js';

/** What the shortcut needs. */
export interface ReportShortcutTools extends ReportFormTools, ComplaintFormTools {
  readonly people: PeopleDirectory;
}

const timestamp = z.string().refine(isTimestamp, 'not a Slack timestamp');

/**
 * A shortcut used in the menu of a message.
 * Source: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
 */
const messageAction = z.looseObject({
  type: z.literal('message_action'),
  trigger_id: z.string().min(1),
  team: z.looseObject({ id: z.string().min(1), domain: z.string().min(1) }),
  user: z.looseObject({ id: z.string().min(1) }),
  channel: z.looseObject({ id: z.string().min(1) }),
  message: body.extend({ ts: timestamp, thread_ts: timestamp.nullish() }),
});

type UsedShortcut = z.infer<typeof messageAction>;

/**
 * Handles "Report message": opens the form with the message in it, its author and its link, or says why not. Works in
 * threads, where slash commands do not.
 * @throws SlackPayloadUnreadable for a payload of another shape
 */
export async function receiveReportShortcut(
  payload: unknown,
  tools: ReportShortcutTools,
  tell: TellPrivately,
): Promise<void> {
  const parsed = messageAction.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd message shortcut');
  const used = parsed.data;
  let language: Language = 'it';
  try {
    const workspace = { platform: 'slack', workspace: used.team.id } as const;
    const actor = await tools.people.findPerson(workspace, used.user.id);
    language = actor.language ?? language;
    const request = { team: used.team.id, language, triggerId: used.trigger_id };
    if (!isStaff(actor.role)) {
      const sentence = await openComplaintForm(tools, { ...request, conversation: used.channel.id, actor });
      if (sentence !== null) await tell(sentence, used.message.thread_ts ?? undefined);
      return;
    }
    const author = await authorOf(used, tools);
    const opened =
      typeof author === 'string'
        ? await openSentence(tools, request, author)
        : await openForm(used, tools, language, author);
    if (opened) return;
  } catch (error) {
    tools.log.error('slack-shortcut-failed', error);
  }
  const again = 'chat.report.again' satisfies SlackPhrase;
  await tell(tools.phrases.say(language, again), used.message.thread_ts ?? undefined);
}

/** Who wrote it; or why it cannot be reported: no person wrote it, or a colleague did. */
async function authorOf(
  { team, message: { user, bot_id } }: UsedShortcut,
  { people }: ReportShortcutTools,
): Promise<Person | SlackPhrase> {
  if (bot_id || !user || user === 'USLACKBOT') return 'chat.report.not-a-person';
  const author = await people.findPerson({ platform: 'slack', workspace: team.id }, user);
  return isStaff(author.role) ? 'chat.report.colleague' : author;
}

function openForm(
  { team, channel, message, trigger_id: triggerId }: UsedShortcut,
  tools: ReportShortcutTools,
  language: Language,
  author: Person,
): Promise<boolean> {
  const conversation = isChannel(channel.id) ? channel.id : null;
  const linked = { channel: channel.id, ts: message.ts, thread: message.thread_ts ?? message.ts };
  const filledIn = {
    customer: author.id,
    link: permalinkOf(linked, team.domain),
    message: { author: author.name, text: plainTextOf(message), writtenAt: timeOf(message.ts) },
  };
  return openReportForm(tools, { team: team.id, conversation, language, triggerId }, filledIn);
}

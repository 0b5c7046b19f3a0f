import type { Language } from '../../../src/core/language.js';
import { isStaff } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import { isChannel } from '../commands/subcommand.js';
import { type ComplaintFormTools, openComplaintForm } from '../complaints/open-complaint-form.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { slashCommand } from '../interaction-schema.js';
import { decodeMarkup, wellFormed } from '../parse-text.js';
import type { SlackPhrase } from '../phrases.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { openReportForm, type ReportFormTools } from './open-report-form.js';

/** The slash command people type. */
export const REPORT_COMMAND = '/report';

/** What the command needs. */
export interface ReportCommandTools
  extends ReportFormTools,
    ComplaintFormTools,
    Pick<SlackOptions, 'queues'> {
  readonly people: PeopleDirectory;
}

/** `<@U123|name> what happened`: with `should_escape` Slack puts ids in place of the names it knows. */
const MENTION_FIRST = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>\s*/;

/**
 * Handles `/report …`: opens the form, filled in with what was typed, for staff; the complaint form for anybody
 * else. Where Slack does not open it, what was typed is filed as it is, so that nothing is lost. Returns the sentence
 * for whoever typed it, in Slack's mrkdwn; `null` where a dialog answers.
 * @throws SlackPayloadUnreadable for a payload of another shape
 */
export async function receiveReportCommand(
  payload: unknown,
  tools: ReportCommandTools,
): Promise<string | null> {
  const parsed = slashCommand.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd slash command');
  const { team_id: team, user_id: user, channel_id: channel, trigger_id: triggerId } = parsed.data;
  const workspace = { platform: 'slack', workspace: team } as const;
  const typed = readTyped(parsed.data.text ?? '');
  const conversation = isChannel(channel) ? channel : null;
  let language: Language = 'it';
  const say = (key: SlackPhrase) => escapeText(tools.phrases.say(language, key));
  try {
    const actor = await tools.people.findPerson(workspace, user);
    language = actor.language ?? language;
    if (!isStaff(actor.role)) {
      const asked = { team, conversation: channel, actor, language, triggerId };
      const sentence = await openComplaintForm(tools, asked);
      return sentence === null ? null : escapeText(sentence);
    }
    const filledIn = typed.customer === null ? { what: typed.what } : { ...typed, customer: typed.customer };
    if (await openReportForm(tools, { team, conversation, language, triggerId }, filledIn)) return null;
    if (typed.customer === null || typed.what === '') return say('chat.report.again');
    const report = {
      workspace,
      reporter: user,
      customer: typed.customer,
      conversation: conversation === null ? null : { ...workspace, conversation },
      message: null,
      clause: null,
      severity: null,
      what: typed.what,
      wantsSupport: false,
    };
    await tools.queues.enqueueEscalation({ type: 'report', report, delivery: triggerId });
    return say('chat.report.filed-as-typed');
  } catch (error) {
    tools.log.error('slack-command-failed', error);
    return say('chat.report.again');
  }
}

function readTyped(text: string): { readonly customer: string | null; readonly what: string } {
  const typed = text.trim();
  const customer = MENTION_FIRST.exec(typed)?.[1] ?? null;
  return { customer, what: wellFormed(decodeMarkup(typed.replace(MENTION_FIRST, ''))).trim() };
}

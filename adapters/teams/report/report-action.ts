import { z } from 'zod';
import { isStaff } from '../../../src/core/people/person.js';
import { REPORT_ACTION } from '../commands/command-list.js';
import { CHAT_THREAD } from '../conversation-id.js';
import type { DialogAnswer } from '../dialogs/dialog.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { plainText, readHtml } from '../html-text.js';
import type { Interaction } from '../interaction.js';
import type { TeamsPhrase } from '../phrases.js';
import type { ReportContext } from './report-context.js';
import type { ReportDialog, ReportDialogTools } from './report-dialog.js';

/**
 * Somebody chose Garbo's entry in the menu of a message.
 * Source: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
const usedAction = z.looseObject({
  commandId: z.literal(REPORT_ACTION.id),
  messagePayload: z.looseObject({
    id: z.string().min(1),
    replyToId: z.string().nullish(),
    createdDateTime: z.iso.datetime({ offset: true }).nullish(),
    body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    from: z
      .looseObject({
        user: z.looseObject({ id: z.string().min(1), displayName: z.string().nullish() }).nullish(),
      })
      .nullish(),
  }),
});

type ReportedPayload = z.infer<typeof usedAction>['messagePayload'];

/** As much of a message as the form shows; the whole is read from our own record. */
const SHOWN = 1_000;

/**
 * "Report message" in the menu of a message, in threads too: opens the form with the message in it and its author, or
 * says why not. Whoever is not of the team gets the form of a complaint.
 * @throws TeamsPayloadUnreadable for a payload of another shape
 */
export class ReportAction {
  constructor(
    private readonly dialog: ReportDialog,
    private readonly tools: Pick<ReportDialogTools, 'people' | 'customers' | 'complaint' | 'phrases' | 'log'>,
  ) {}

  async open(interaction: Interaction, value: unknown): Promise<DialogAnswer> {
    const used = usedAction.safeParse(value);
    if (!used.success) throw new TeamsPayloadUnreadable('an odd use of the entry in a message’s menu');
    try {
      const { tenant, actor } = interaction;
      const { role } = await this.tools.people.findPerson({ platform: 'teams', workspace: tenant }, actor);
      if (!isStaff(role)) return await this.tools.complaint.open(interaction, {});
      const context = await this.#contextOf(interaction, used.data.messagePayload);
      return typeof context === 'string'
        ? this.#say(interaction, context)
        : await this.dialog.open(interaction, context);
    } catch (error) {
      this.tools.log.error('teams-report-failed', error);
      return this.#say(interaction, 'chat.report.again');
    }
  }

  /** What the form needs to know of the message; or why it cannot be reported: no person wrote it, or a colleague. */
  async #contextOf(
    { tenant, conversation, place, thread, language }: Interaction,
    { id, replyToId, createdDateTime, body, from }: ReportedPayload,
  ): Promise<ReportContext | TeamsPhrase> {
    const user = from?.user;
    if (!user) return 'chat.report.not-a-person';
    const author = await this.tools.customers.idOf(tenant, user.id);
    if (author === null) return 'teams.report.unknown-person';
    const { name, role } = await this.tools.people.findPerson(
      { platform: 'teams', workspace: tenant },
      author,
    );
    if (isStaff(role)) return 'chat.report.colleague';
    return {
      form: '',
      language,
      conversation,
      customer: { id: author, name },
      message: { id, thread: place === 'chat' ? CHAT_THREAD : replyToId || thread || id },
      shown: {
        text: wordsIn(body).slice(0, SHOWN),
        writtenAt: createdDateTime ? withoutFractions(createdDateTime) : null,
      },
      what: '',
    };
  }

  #say({ language }: Interaction, key: TeamsPhrase): DialogAnswer {
    return { say: this.tools.phrases.say(language, key) };
  }
}

function wordsIn(body: ReportedPayload['body']): string {
  const content = body?.content ?? '';
  return body?.contentType === 'html' ? readHtml(content).text : plainText(content);
}

/** Cards take no fractions of a second. */
function withoutFractions(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

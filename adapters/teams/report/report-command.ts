import { isStaff } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { Command } from '../commands/command.js';
import { wordsOf } from '../commands/command-list.js';
import { opens } from '../dialogs/dialog.js';
import type { Interaction } from '../interaction.js';
import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import { REPORT_DIALOG, type ReportContext } from './report-context.js';

/** What reporting by a word needs. */
export interface ReportCommandTools extends Pick<TeamsOptions, 'queues' | 'checkReport' | 'phrases'> {
  readonly people: PeopleDirectory;
  readonly answers: PrivateAnswers;
}

/**
 * `report @customer what happened`: files it as it was typed; where somebody or something is missing, answers with a
 * button that opens the form. Whoever is not of the team is answered as for `complaint`.
 */
export function reportCommand(tools: ReportCommandTools): Command {
  return {
    words: wordsOf('report'),
    async run(interaction, rest, mentions, { role }) {
      const [customer, ...others] = mentions;
      if (!isStaff(role)) await askForComplaint(interaction, tools);
      else if (customer !== undefined && others.length === 0 && rest !== '') {
        await fileAsTyped(interaction, customer, rest, tools);
      } else await offerForm(interaction, others.length === 0 ? customer : undefined, rest, tools);
    },
  };
}

async function askForComplaint(
  { tenant, conversation, thread, actor, language, delivery }: Interaction,
  { queues }: ReportCommandTools,
): Promise<void> {
  const place = { platform: 'teams', workspace: tenant, conversation } as const;
  await queues.enqueueEscalation({
    type: 'request',
    request: { conversation: place, thread, actor, topic: 'complaint', spoken: language },
    delivery,
  });
}

async function fileAsTyped(
  interaction: Interaction,
  customer: string,
  what: string,
  { queues, checkReport, answers }: ReportCommandTools,
): Promise<void> {
  const { tenant, actor, delivery } = interaction;
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const conversation = placeOf(interaction);
  const report = {
    workspace,
    reporter: actor,
    customer,
    conversation: conversation === null ? null : { ...workspace, conversation },
    message: null,
    clause: null,
    severity: null,
    what,
    wantsSupport: false,
  };
  const checked = await checkReport(report);
  if (!checked.ok) return answers.say(interaction, [checked.say]);
  // That it was taken, the reporter is told privately once it is on record.
  await queues.enqueueEscalation({ type: 'report', report, delivery });
}

/** Dialogs open from a button only. */
async function offerForm(
  interaction: Interaction,
  customer: string | undefined,
  what: string,
  { people, phrases, answers }: ReportCommandTools,
): Promise<void> {
  const { tenant, language } = interaction;
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const context: ReportContext = {
    form: '',
    language,
    conversation: placeOf(interaction),
    customer:
      customer === undefined
        ? null
        : { id: customer, name: (await people.findPerson(workspace, customer)).name },
    message: null,
    shown: null,
    what,
  };
  const title = phrases.say(language, 'teams.report.open');
  const button = { type: 'Action.Submit', title, data: opens(REPORT_DIALOG, context) };
  await answers.say(interaction, [phrases.say(language, 'teams.report.ask')], [button]);
}

/** Where a report is filed: in no direct conversation. */
function placeOf({ place, conversation }: Interaction): string | null {
  return place === 'personal' ? null : conversation;
}

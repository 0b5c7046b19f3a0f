import { isStaff } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { FiledReport } from '../../../src/core/reports/report.js';
import type { CustomerChoice } from '../customer-choice.js';
import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { inTime } from '../in-time.js';
import type { Interaction } from '../interaction.js';
import type { TeamsPhrase } from '../phrases.js';
import type { TeamsOptions } from '../settings.js';
import { filledIn, readReport, type SentReport } from './read-report.js';
import { REPORT_DIALOG, type ReportContext, readContext } from './report-context.js';
import { type ReportFault, reportForm } from './report-form.js';

/** What the form of a report needs. */
export interface ReportDialogTools
  extends Pick<TeamsOptions, 'queues' | 'checkReport' | 'reportableClauses' | 'phrases' | 'log'> {
  readonly people: PeopleDirectory;
  readonly customers: CustomerChoice;
  /** What whoever is not of the team gets in its place: the form of a complaint. */
  readonly complaint: Pick<Dialog, 'open'>;
}

/** The form of a report: checks what was filled in, and files it; what cannot be accepted is said in the form. */
export class ReportDialog implements Dialog {
  readonly id = REPORT_DIALOG;

  constructor(private readonly tools: ReportDialogTools) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const { tenant, actor, delivery } = interaction;
    const { role } = await this.tools.people.findPerson({ platform: 'teams', workspace: tenant }, actor);
    if (!isStaff(role)) return this.tools.complaint.open(interaction, {});
    return this.#show(interaction, { ...readContext(data), form: delivery }, {}, null);
  }

  async submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const context = readContext(data);
    try {
      const fault = await inTime(this.#file(interaction, context, fields));
      if (fault === null) return { say: this.#say(context)('chat.report.sent') };
      return await this.#show(interaction, context, fields, fault);
    } catch (error) {
      if (error instanceof TeamsPayloadUnreadable) throw error;
      this.tools.log.error('teams-report-failed', error);
      const say = this.#say(context)('chat.report.again');
      return this.#show(interaction, context, fields, { field: 'form', say });
    }
  }

  /** Files it; or says what cannot be accepted. The same form sent twice is one report. */
  async #file(
    { tenant, actor }: Interaction,
    context: ReportContext,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<ReportFault | null> {
    const say = this.#say(context);
    const sent = readReport(fields, tenant, context.customer === null);
    if ('why' in sent) return { field: sent.field, say: say(sent.why) };
    const customer = context.customer?.id ?? (await this.tools.customers.idOf(tenant, sent.customer));
    if (customer === null) return { field: 'customer', say: say('teams.report.unknown-person') };
    const report = toReport(tenant, actor, customer, context, sent);
    const checked = await this.tools.checkReport(report);
    if (!checked.ok) return checked;
    await this.tools.queues.enqueueEscalation({ type: 'report', report, delivery: context.form });
    return null;
  }

  async #show(
    { tenant }: Interaction,
    context: ReportContext,
    fields: Readonly<Record<string, unknown>>,
    fault: ReportFault | null,
  ): Promise<DialogAnswer> {
    const { customers, reportableClauses } = this.tools;
    const say = this.#say(context);
    const { customer: chosen, ...filled } = filledIn(fields);
    const labels = {
      label: say('chat.report.customer'),
      placeholder: say('teams.report.pick'),
      errorMessage: say('teams.report.missing'),
    };
    const customer =
      context.customer === null
        ? await customers.field(tenant, context.conversation, labels, chosen || null)
        : null;
    const clauses = reportableClauses(context.language);
    const form = reportForm({ say, context, clauses, customer, filled, fault });
    return { title: say('chat.modal.report-title'), card: form };
  }

  #say({ language }: ReportContext): (key: TeamsPhrase) => string {
    return (key) => this.tools.phrases.say(language, key);
  }
}

function toReport(
  tenant: string,
  reporter: string,
  customer: string,
  { conversation, message }: ReportContext,
  { link, clause, severity, what, wantsSupport }: SentReport,
): FiledReport {
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const linked =
    message !== null && conversation !== null
      ? { conversation, message: message.id, thread: message.thread }
      : link;
  return {
    workspace,
    reporter,
    customer,
    conversation: conversation === null ? null : { ...workspace, conversation },
    message: linked && {
      key: { ...workspace, conversation: linked.conversation, message: linked.message },
      thread: linked.thread,
    },
    clause,
    severity,
    what,
    wantsSupport,
  };
}

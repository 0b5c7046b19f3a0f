import { isStaff, type Person } from '../people/person.js';
import { canBeBroken } from '../policy/enforcement.js';
import type { Tools } from '../tools.js';
import type { FiledReport, ReportedMessage } from './report.js';

/** What checking a report needs. */
export type CheckReportTools = Pick<
  Tools,
  'record' | 'platformOf' | 'policy' | 'phrases' | 'settings' | 'clock'
>;

/** The part of a report that cannot be accepted. */
export type ReportField = 'reporter' | 'customer' | 'message' | 'clause' | 'severity' | 'what';

/** A report that may be filed, with the people and the words looked up; or what is wrong, in the reporter's language. */
export type CheckedReport =
  | {
      readonly ok: true;
      readonly reporter: Person;
      readonly customer: Person;
      readonly message: ReportedMessage | null;
    }
  | { readonly ok: false; readonly reporter: Person; readonly field: ReportField; readonly say: string };

/**
 * Whether a report may be filed: by staff, about somebody who is not, for a clause and a severity that the policy
 * allows, and about a message that is the customer's own. Reads only; asks the platform outside any transaction.
 *
 * @throws PlatformUnavailable
 */
export async function checkReport(tools: CheckReportTools, report: FiledReport): Promise<CheckedReport> {
  const platform = tools.platformOf(report.workspace.platform);
  const reporter = await platform.findPerson(report.workspace, report.reporter);
  const language = reporter.language ?? tools.settings.managersLanguage;
  const refuse = (
    field: ReportField,
    why: string,
    values: Readonly<Record<string, string>> = {},
  ): CheckedReport => ({
    ok: false,
    reporter,
    field,
    say: tools.phrases.say(language, `report.refused.${why}`, values),
  });

  if (!isStaff(reporter.role)) return refuse('reporter', 'not-staff');
  const customer = await platform.findPerson(report.workspace, report.customer);
  if (isStaff(customer.role)) return refuse('customer', 'colleague');
  if (report.what.trim() === '') return refuse('what', 'nothing-said');
  if (report.clause !== null) {
    const rule = tools.policy.enforcement.rules.get(report.clause);
    if (!canBeBroken(rule)) return refuse('clause', 'clause');
    if (report.severity !== null && !rule.severities.includes(report.severity)) {
      const allowed = rule.severities.map((severity) => tools.phrases.say(language, `severity.${severity}`));
      return refuse('severity', 'severity', { severities: allowed.join(', ') });
    }
  }
  if (report.message === null) return { ok: true, reporter, customer, message: null };
  const found = await findMessage(tools, report.message);
  if (!found) return refuse('message', 'no-message');
  if (found.author !== customer.id) return refuse('message', 'other-author', { name: customer.name });
  const { key } = report.message;
  const { thread, text, writtenAt } = found;
  return { ok: true, reporter, customer, message: { key, thread, text, writtenAt } };
}

/** Our own record first: it also knows what has been deleted since. Else the platform is asked for this one message. */
async function findMessage(tools: CheckReportTools, { key, thread }: NonNullable<FiledReport['message']>) {
  const known = await tools.record.transaction((tx) => tx.findKnownMessage(key, tools.clock.now()));
  return known ?? tools.platformOf(key.platform).findMessage(key, thread);
}

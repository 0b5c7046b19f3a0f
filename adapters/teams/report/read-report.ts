import { z } from 'zod';
import type { ReportField } from '../../../src/core/reports/check-report.js';
import { VIOLATION_SEVERITIES, type ViolationSeverity } from '../../../src/core/screening/verdict.js';
import { type ReadLink, readPermalink } from '../permalink.js';
import type { TeamsPhrase } from '../phrases.js';
import { tidyText } from '../tidy-text.js';
import type { FilledIn } from './report-form.js';

/** Clients leave out what was left empty. */
const typed = z.string().catch('');
const fieldsSchema = z.object({
  customer: typed,
  link: typed,
  clause: typed,
  severity: typed,
  what: typed,
  support: typed,
});

/** A form as it was sent. */
export interface SentReport {
  /** Whom the reporter chose: an id in Teams or in Entra; empty where the form did not ask. */
  readonly customer: string;
  readonly link: Exclude<ReadLink, string> | null;
  readonly clause: string;
  readonly severity: ViolationSeverity;
  readonly what: string;
  readonly wantsSupport: boolean;
}

/** A form that was read, or the field that is wrong and the sentence that says why. */
export type ReadReport = SentReport | { readonly field: ReportField; readonly why: TeamsPhrase };

/** What was filled in, to be shown again. */
export function filledIn(
  fields: Readonly<Record<string, unknown>>,
): FilledIn & { readonly customer: string } {
  return fieldsSchema.parse(fields);
}

/** Reads what was filled in. */
export function readReport(
  fields: Readonly<Record<string, unknown>>,
  tenant: string,
  isCustomerAsked: boolean,
): ReadReport {
  const { customer, link, clause, severity, what, support } = fieldsSchema.parse(fields);
  if (isCustomerAsked && customer === '') return { field: 'customer', why: 'teams.report.missing' };
  const linked = link.trim() === '' ? null : readPermalink(link, tenant);
  if (linked === 'bad') return { field: 'message', why: 'teams.report.bad-link' };
  if (linked === 'elsewhere') return { field: 'message', why: 'teams.report.other-tenant' };
  if (clause === '') return { field: 'clause', why: 'teams.report.missing' };
  const known = VIOLATION_SEVERITIES.find((one) => one === severity);
  if (!known) return { field: 'severity', why: 'teams.report.missing' };
  return {
    customer,
    link: linked,
    clause,
    severity: known,
    what: tidyText(what),
    wantsSupport: support === 'true',
  };
}

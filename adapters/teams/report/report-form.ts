import type { ReportField } from '../../../src/core/reports/check-report.js';
import type { ReportableClause } from '../../../src/core/reports/reportable-clauses.js';
import { VIOLATION_SEVERITIES } from '../../../src/core/screening/verdict.js';
import { type AdaptiveCard, type CardElement, card, text } from '../cards.js';
import { LIMITS } from '../limits.js';
import type { TeamsPhrase } from '../phrases.js';
import { REPORT_DIALOG, type ReportContext } from './report-context.js';

/** What was filled in, by the ids of the fields. */
export interface FilledIn {
  readonly link?: string;
  readonly clause?: string;
  readonly severity?: string;
  readonly what?: string;
  readonly support?: string;
}

/** What of a report cannot be accepted, and why; `form`: it did not work, whatever is in it. */
export interface ReportFault {
  readonly field: ReportField | 'form';
  readonly say: string;
}

const MAX_LINK = 2_000;

/** What the form is made of. */
export interface ReportFormInput {
  readonly say: (key: TeamsPhrase) => string;
  readonly context: ReportContext;
  readonly clauses: readonly ReportableClause[];
  /** The field in which the customer is chosen; `null` where they are known. */
  readonly customer: CardElement | null;
  readonly filled: FilledIn;
  readonly fault: ReportFault | null;
}

/** The form of a report: about whom, which message, what it breaks, how grave it was, what happened. */
export function reportForm({
  say,
  context,
  clauses,
  customer,
  filled,
  fault,
}: ReportFormInput): AdaptiveCard {
  const asked: readonly (readonly [ReportField, CardElement])[] = [
    ...(customer === null ? [] : [['customer', customer] as const]),
    ...(context.message === null ? [['message', linkField(say, filled.link)] as const] : []),
    [
      'clause',
      chooseOne(
        say,
        'clause',
        clauses.map(({ id, text: title }) => ({ title, value: id })),
        filled.clause,
      ),
    ],
    [
      'severity',
      chooseOne(
        say,
        'severity',
        VIOLATION_SEVERITIES.map((severity) => ({
          title: say(`chat.report.severity.${severity}`),
          value: severity,
        })),
        filled.severity,
      ),
    ],
    ['what', whatField(say, filled.what || context.what)],
  ];
  const isAsked = asked.some(([field]) => field === fault?.field);
  const body = [
    ...(fault && !isAsked ? [faultLine(fault)] : []),
    text(say('chat.report.intro'), { isSubtle: true }),
    ...messageParts(context),
    ...asked.flatMap(([field, input]) => (fault?.field === field ? [faultLine(fault), input] : [input])),
    {
      type: 'Input.Toggle',
      id: 'support',
      label: say('chat.report.support'),
      title: say('chat.report.wants-support'),
      value: filled.support ?? 'false',
    },
  ];
  const data = { garbo: { ...context, dialog: REPORT_DIALOG } };
  return card(body, [{ type: 'Action.Submit', title: say('chat.modal.send'), data }]);
}

/**
 * Who wrote when, and the words. Clients say the time in the zone of whoever reads it.
 * Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features#datetime-formatting-and-localization
 */
function messageParts({ customer, shown }: ReportContext): CardElement[] {
  if (customer === null) return [];
  const at = shown?.writtenAt;
  return [
    text(customer.name, { weight: 'Bolder' }),
    ...(at ? [{ type: 'TextBlock', text: `{{DATE(${at},SHORT)}} {{TIME(${at})}}`, isSubtle: true }] : []),
    ...(shown?.text ? [text(shown.text)] : []),
  ];
}

function linkField(say: ReportFormInput['say'], value: string | undefined): CardElement {
  return {
    type: 'Input.Text',
    id: 'link',
    label: say('chat.report.link'),
    placeholder: say('teams.report.link-hint'),
    maxLength: MAX_LINK,
    ...(value ? { value } : {}),
  };
}

function chooseOne(
  say: ReportFormInput['say'],
  id: 'clause' | 'severity',
  choices: readonly { readonly title: string; readonly value: string }[],
  value: string | undefined,
): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id,
    label: say(`chat.report.${id}`),
    style: 'compact',
    placeholder: say('teams.report.choose'),
    wrap: true,
    isRequired: true,
    errorMessage: say('teams.report.missing'),
    choices,
    ...(value ? { value } : {}),
  };
}

function whatField(say: ReportFormInput['say'], value: string): CardElement {
  return {
    type: 'Input.Text',
    id: 'what',
    label: say('chat.report.what'),
    isMultiline: true,
    maxLength: LIMITS.input,
    isRequired: true,
    errorMessage: say('teams.report.missing'),
    ...(value === '' ? {} : { value: value.slice(0, LIMITS.input) }),
  };
}

function faultLine({ say }: ReportFault): CardElement {
  return text(say, { color: 'Attention', weight: 'Bolder' });
}

import { citeClause } from '../notices/cite-clause.js';
import type { PostContent } from '../notices/post-content.js';
import type { Tools } from '../tools.js';
import {
  type CustomerStatus,
  customerStatus,
  type StatusQuestion,
  type StatusTools,
} from './customer-status.js';

/** What saying a status needs. */
export type SayStatusTools = StatusTools & Pick<Tools, 'policy' | 'phrases' | 'calendar'>;

/**
 * How a customer stands, in sentences for whoever asked, one a line: the standing, each warning that counts with its
 * clause, its day and its end, the measure in force, open cases, and what waits for a decision.
 * @throws PlatformUnavailable, RecordUnavailable
 */
export async function sayStatus(tools: SayStatusTools, question: StatusQuestion): Promise<readonly string[]> {
  const answer = await customerStatus(tools, question);
  const { phrases } = tools;
  const { language } = question;
  if (answer === 'forbidden') return [phrases.say(language, 'status.forbidden')];
  if (answer === 'is-staff') return [phrases.say(language, 'status.is-staff')];
  return linesOf(tools, question, answer);
}

function linesOf(
  { policy, phrases, calendar, clock }: SayStatusTools,
  { language }: StatusQuestion,
  status: CustomerStatus,
): readonly string[] {
  const now = clock.now();
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    phrases.say(language, key, values);
  const day = (at: Date | null) => (at === null ? 'none' : calendar.sayDay(at, language, now));
  const { customer, standing, strikes, measure, openCases, openAlerts } = status;
  return [
    say('status.title', { name: customer.name, standing: say(`standing.${standing}`) }),
    ...(measure ? [measureLine(say, measure, day(measure.until))] : []),
    ...strikes.map(({ strike, clause }) =>
      say('status.strike', {
        day: day(strike.deliveredAt),
        clause: words(clause && (citeClause(policy, clause.id, language) ?? clause)),
        until: day(strike.expiresAt),
      }),
    ),
    ...openAlerts.map(({ kind, raisedAt }) => say(`status.waits.${kind}`, { day: day(raisedAt) })),
    ...(openCases.length > 0
      ? [say('status.cases', { cases: openCases.map(({ number }) => `G-${number}`).join(', ') })]
      : []),
  ];
}

/** The clause's sentence, to stand inside another one. */
function words(clause: PostContent['clause']): string {
  return clause?.text.replace(/\.$/u, '') ?? 'none';
}

function measureLine(
  say: (key: string, values: Readonly<Record<string, string>>) => string,
  { kind, reason }: NonNullable<CustomerStatus['measure']>,
  until: string,
): string {
  const decision = say(`decision.${kind}`, { until });
  return reason === null || reason === ''
    ? say('status.measure', { decision })
    : say('status.measure-reason', { decision, reason });
}

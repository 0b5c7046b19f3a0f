import type { Alert } from '../cases/alert.js';
import type { Measure } from '../cases/measure.js';
import { activeStrikes, type StandingState, type Strike, standingState } from '../ladder/standing.js';
import type { Language } from '../language.js';
import type { PostContent } from '../notices/post-content.js';
import { isStaff, mayReview, type Person, type Role } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { OpenCase } from '../ports/customer-overviews.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

/** Somebody asks how a customer stands. */
export interface StatusQuestion {
  readonly workspace: WorkspaceKey;
  /** Who asks. */
  readonly actor: string;
  readonly customer: string;
  readonly language: Language;
}

/** How a customer stands now. */
export interface CustomerStatus {
  readonly customer: Person;
  readonly standing: StandingState;
  readonly strikes: readonly { readonly strike: Strike; readonly clause: PostContent['clause'] }[];
  readonly openCases: readonly OpenCase[];
  /** What managers are asked, disputes among it; oldest first. Of care alerts only managers are told. */
  readonly openAlerts: readonly Pick<Alert, 'kind' | 'raisedAt'>[];
  /** The measure in force. `reason`: a manager's own words, for managers; `null` for everybody else. */
  readonly measure: (Pick<Measure, 'kind' | 'until'> & { readonly reason: string | null }) | null;
}

/** The status, or why there is none: only staff may ask, and only about people who are not staff. */
export type StatusAnswer = CustomerStatus | 'forbidden' | 'is-staff';

/** What reading a status needs. */
export type StatusTools = Pick<Tools, 'record' | 'platformOf' | 'clock'>;

/**
 * Reads how a customer stands. Agents may see it too, without the managers' reasons and without hints that somebody
 * is in danger, which are nobody's business beyond those who look after it.
 * @throws PlatformUnavailable, RecordUnavailable
 */
export async function customerStatus(
  tools: StatusTools,
  { workspace, actor, customer: id }: StatusQuestion,
): Promise<StatusAnswer> {
  const platform = tools.platformOf(workspace.platform);
  const asker = await platform.findPerson(workspace, actor);
  if (!isStaff(asker.role)) return 'forbidden';
  const customer = await platform.findPerson(workspace, id);
  if (isStaff(customer.role)) return 'is-staff';
  return tools.record.transaction((tx) => read(tx, workspace, customer, asker.role, tools.clock.now()));
}

async function read(
  tx: RecordTransaction,
  { platform, workspace }: WorkspaceKey,
  customer: Person,
  askedBy: Role,
  now: Date,
): Promise<CustomerStatus> {
  const key = { platform, workspace, customer: customer.id };
  const isManager = mayReview(askedBy);
  const all = await tx.strikesOf(key);
  const openAlerts = await tx.openAlertsOf(key);
  const measure = await tx.measureInForce(key, now);
  const strikes = await Promise.all(
    activeStrikes({ strikes: all }, now).map(async (strike) => {
      const notice = await tx.findPost(strike.postId);
      return { strike, clause: notice?.content.clause ?? null };
    }),
  );
  const alert = openAlerts.find(({ kind }) => kind === 'alert');
  const closing =
    measure !== null && measure.kind !== 'refer'
      ? { kind: measure.kind, until: measure.until, reason: isManager ? measure.reason : null }
      : null;
  return {
    customer,
    standing: standingState(
      {
        strikes: all,
        openAlert: alert ? { id: alert.id, caseId: alert.caseId, recommends: alert.facts.recommends } : null,
        measure: closing,
      },
      now,
    ),
    strikes,
    openCases: await tx.openCasesOf(key),
    openAlerts: openAlerts.filter(({ kind }) => isManager || kind !== 'care-alert'),
    measure: closing,
  };
}

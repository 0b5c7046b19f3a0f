import { plain } from '../notices/compose-daily.js';
import type { NewPost } from '../notices/post.js';
import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { CheckedReport } from './check-report.js';
import type { FiledReport, Report } from './report.js';

/** What telling a reporter needs. */
type TellTools = Pick<Tools, 'phrases' | 'ids' | 'settings'>;

/**
 * The report has arrived: what happens next, and that nothing has been said to the customer. Where everybody who could
 * decide has reported the same, it says so and what to do.
 */
export async function tellReceived(
  tools: TellTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { workspace, customer, wantsSupport }: Report,
  reporter: Person,
  canBeDecided: boolean,
): Promise<void> {
  const language = reporter.language ?? tools.settings.managersLanguage;
  const { phrases } = tools;
  const received = canBeDecided ? 'report.received' : 'report.received-undecidable';
  const said = [
    phrases.say(language, received, { name: customer.name }),
    ...(wantsSupport ? [phrases.say(language, 'report.received-support')] : []),
  ];
  await outgoing.addPost(tx, privately(tools, workspace, reporter, said));
}

/** Another report of the same message was confirmed before: by whom, when, and that it counts once. */
export async function tellAlreadyConfirmed(
  tools: TellTools & Pick<Tools, 'calendar'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { workspace, customer, decision, filedAt, wantsSupport }: Report,
  reporter: Person,
): Promise<void> {
  if (decision === null) return;
  const language = reporter.language ?? tools.settings.managersLanguage;
  const { phrases, calendar } = tools;
  const day = calendar.sayDay(decision.at, language, filedAt);
  const said = [
    phrases.say(language, 'report.already-confirmed', { name: customer.name, by: decision.by.name, day }),
    ...(wantsSupport ? [phrases.say(language, 'report.received-support')] : []),
  ];
  await outgoing.addPost(tx, privately(tools, workspace, reporter, said));
}

/** What a manager made of the report, and what follows from it. */
export async function tellDecided(
  tools: TellTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { workspace, customer, decision }: Report,
  reporter: Person,
): Promise<void> {
  if (decision === null) return;
  const language = reporter.language ?? tools.settings.managersLanguage;
  const { phrases } = tools;
  const { by, reason, followed } = decision;
  const names = { name: customer.name, by: by.name };
  const said =
    followed === null
      ? [phrases.say(language, 'report.unfounded', { ...names, reason })]
      : [
          phrases.say(language, 'report.confirmed', names),
          phrases.say(language, `report.followed.${followed}`, { name: customer.name }),
        ];
  await outgoing.addPost(tx, privately(tools, workspace, reporter, said));
}

/** The report could not be taken: why, and where to go. Once per delivery. */
export async function tellRefused(
  tools: TellTools & Pick<Tools, 'record' | 'queues' | 'log'>,
  { workspace }: FiledReport,
  { reporter, say }: Extract<CheckedReport, { ok: false }>,
  delivery: string,
): Promise<void> {
  await commitThenQueue(tools, async (tx, outgoing) => {
    const post = privately(tools, workspace, reporter, [say]);
    const id = await tx.addPostOnce(post, `report-refused:${delivery}`);
    if (id === post.id) outgoing.post({ id, queue: post.queue, version: 1 });
  });
}

function privately(
  tools: TellTools,
  { platform, workspace }: WorkspaceKey,
  reporter: Person,
  paragraphs: readonly string[],
): NewPost {
  const language = reporter.language ?? tools.settings.managersLanguage;
  return {
    id: tools.ids.next(),
    platform,
    workspace,
    queue: 'escalations',
    destination: { to: 'person', person: reporter.id },
    content: { ...plain('reply', language), paragraphs },
    caseId: null,
    recipient: reporter.id,
    subjectPostId: null,
    answers: null,
  };
}

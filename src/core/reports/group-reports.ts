import { composeReportGroup } from '../notices/compose-report.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

const HOUR_MS = 60 * 60 * 1000;

/** So many reports of one person an hour are shown one by one; further ones are listed in one post. */
export const SHOWN_ONE_BY_ONE = 10;

/** What grouping needs. */
type GroupTools = Pick<Tools, 'policy' | 'phrases' | 'clock' | 'ids' | 'settings'>;

/**
 * The post under which a further report of this person is shown, begun with the first one beyond ten in an hour;
 * `null` while there are fewer. Call it under the reporter's lock.
 */
export async function groupFor(
  tools: GroupTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  place: {
    readonly workspace: WorkspaceKey;
    readonly reporter: Person;
    readonly managersConversation: string;
  },
): Promise<string | null> {
  const { workspace, reporter, managersConversation } = place;
  const since = new Date(tools.clock.now().getTime() - HOUR_MS);
  const recent = await tx.reportsOf(workspace, reporter.id, since);
  if (recent.length < SHOWN_ONE_BY_ONE) return null;
  const open = recent.find(({ groupPostId }) => groupPostId !== null);
  if (open) return open.groupPostId;
  const id = tools.ids.next();
  await outgoing.addPost(tx, {
    id,
    platform: workspace.platform,
    workspace: workspace.workspace,
    queue: 'escalations',
    destination: { to: 'conversation', conversation: managersConversation, thread: null },
    content: composeReportGroup([], tools.settings.managersLanguage, tools),
    caseId: null,
    recipient: null,
    subjectPostId: null,
    answers: null,
  });
  return id;
}

/** Brings the list up to date: how many there are, and what has become of each. */
export async function showGroup(
  tools: Pick<GroupTools, 'policy' | 'phrases' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  groupPostId: string,
): Promise<void> {
  const reports = await tx.reportsOfGroup(groupPostId);
  const content = composeReportGroup(reports, tools.settings.managersLanguage, tools);
  outgoing.post(await tx.changePost(groupPostId, content));
}

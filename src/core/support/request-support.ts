import { composeSupport } from '../notices/compose-support.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { SupportAsked, SupportRequest } from './support-request.js';

/** A request is about a bad day, not about a file: it goes after this many days. */
const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What asking for support needs. */
export type SupportTools = Pick<Tools, 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>;

/** Somebody of the team asks. */
export interface NewSupportRequest {
  readonly workspace: WorkspaceKey;
  readonly requester: Person;
  /** Their own words; may be empty. */
  readonly words: string;
  /** Tells this time of asking from another: the same one again changes nothing. */
  readonly delivery: string;
  /** Everybody who may decide in the workspace, in turn order, as the platform names them. */
  readonly reviewers: readonly Person[];
}

/**
 * Tells the managers, and nobody else, that a member of the team asks for support (policy, clause
 * `manager-duty`). Whoever has an open request adds to it. Running it again changes nothing.
 */
export async function requestSupport(
  tools: SupportTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { workspace, requester, words, delivery, reviewers }: NewSupportRequest,
): Promise<void> {
  if (await tx.hasAskedForSupport(workspace, requester.id, delivery)) return;
  const asked: SupportAsked = { delivery, words: words.trim(), at: tools.clock.now() };
  const request: SupportRequest = {
    platform: workspace.platform,
    workspace: workspace.workspace,
    id: tools.ids.next(),
    requester: { id: requester.id, name: requester.name },
    postId: tools.ids.next(),
    asked: [asked],
    takenBy: null,
  };
  const keptUntil = new Date(asked.at.getTime() + KEPT_DAYS * DAY_MS);
  const turn = (await tx.countMentions(workspace)) + (await tx.countSupportRequests(workspace));
  for (;;) {
    if (await tx.openSupportRequest(request, keptUntil)) {
      const mentions = inTurn(tools, reviewers, requester, turn);
      return show(tools, tx, outgoing, request, mentions);
    }
    // A manager may take the open one at this very moment: then this is a new one after all.
    const open = await tx.lockOpenSupportRequest(workspace, requester.id);
    if (open) return join(tools, tx, outgoing, open, asked);
  }
}

async function show(
  tools: SupportTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  request: SupportRequest,
  mentions: readonly string[],
): Promise<void> {
  const { platform, workspace } = request;
  const { managersConversation } = await settingsOf(tx, tools.settings, {
    platform,
    workspace,
    conversation: '*',
  });
  await outgoing.addPost(tx, {
    id: request.postId,
    platform,
    workspace,
    queue: 'escalations',
    destination: { to: 'conversation', conversation: managersConversation, thread: null },
    content: composeSupport(tools, request, mentions),
    caseId: null,
    recipient: null,
    subjectPostId: null,
    answers: null,
  });
}

async function join(
  tools: SupportTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  open: SupportRequest,
  asked: SupportAsked,
): Promise<void> {
  const joined = { ...open, asked: [...open.asked, asked] };
  await tx.saveSupportRequest(joined);
  const shown = await tx.findPost(open.postId);
  const content = composeSupport(tools, joined, shown?.content.mentions ?? []);
  outgoing.post(await tx.changePost(open.postId, content));
}

/** The manager whose turn it is, while somebody is on shift; never the requester. */
function inTurn(
  { calendar, clock }: SupportTools,
  reviewers: readonly Person[],
  requester: Person,
  turn: number,
): readonly string[] {
  const others = reviewers.filter(({ id }) => id !== requester.id);
  const next = others[turn % others.length];
  return next === undefined || !calendar.isOnShift(clock.now()) ? [] : [next.id];
}

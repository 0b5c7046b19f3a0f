import type { AlertDecision, AlertKind } from '../cases/alert.js';
import type { PostKind } from '../notices/post-content.js';
import type { WorkspaceKey } from '../workspace.js';

/** Figures and lists for the homes and for `stats`. All of it reads, and `since` bounds how far back. */
export interface Overviews {
  /** The open alerts that have waited longest, oldest first, at most `limit`. */
  longestWaiting(workspace: WorkspaceKey, limit: number): Promise<readonly WaitingAlert[]>;
  /** How many alerts of each kind are open. */
  openAlertsByKind(workspace: WorkspaceKey): Promise<readonly Count<AlertKind>[]>;
  /** The open requests for support, oldest first. */
  openSupportRequests(workspace: WorkspaceKey): Promise<readonly WaitingRequest[]>;
  /** How often managers decided what. */
  decisionsSince(workspace: WorkspaceKey, since: Date): Promise<readonly Count<AlertDecision>[]>;
  /** Notices that reached customers, by kind, and how many of those have been withdrawn. */
  noticesSince(
    workspace: WorkspaceKey,
    since: Date,
  ): Promise<{ readonly byKind: readonly Count<PostKind>[]; readonly withdrawn: number }>;
  /** How many messages were judged, each once however often it was changed. */
  messagesJudgedSince(workspace: WorkspaceKey, since: Date): Promise<number>;
  alertsRaisedSince(workspace: WorkspaceKey, since: Date): Promise<number>;
  /** Half of the alerts decided since took no longer than this, in milliseconds; `null` when none was decided. */
  medianTimeToDecision(workspace: WorkspaceKey, since: Date): Promise<number | null>;
  /** How many members of the team were concerned by a message, wrote for the team, or are known as agents. */
  teamSize(workspace: WorkspaceKey, since: Date): Promise<number>;
  /** How many messages that broke the policy concerned this agent. */
  exposureSince(workspace: WorkspaceKey, agent: string, since: Date): Promise<number>;
  /**
   * The same by week, one figure for each week's beginning in `weeks` (ascending); `agent` `null`: for the team as a
   * whole, each message once, also those of which nobody knows whom they concerned.
   */
  exposureByWeek(
    workspace: WorkspaceKey,
    agent: string | null,
    weeks: readonly Date[],
  ): Promise<readonly number[]>;
}

/** How many there are of one kind; never zero. */
export interface Count<Kind> {
  readonly kind: Kind;
  readonly count: number;
}

/** Where a post stands, once the platform shows it. */
export type ShownAt = { readonly conversation: string; readonly message: string } | null;

/** An open alert in a list. */
export interface WaitingAlert {
  readonly kind: AlertKind;
  readonly caseNumber: number;
  /** Empty once its words have been erased. */
  readonly customerName: string;
  readonly raisedAt: Date;
  /** The name of who said "I take it". */
  readonly takenBy: string | null;
  readonly shownAt: ShownAt;
}

/** An open request for support in a list. */
export interface WaitingRequest {
  readonly requester: { readonly id: string; readonly name: string };
  readonly askedAt: Date;
  readonly shownAt: ShownAt;
}

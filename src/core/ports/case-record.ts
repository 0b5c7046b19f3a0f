import type { Alert, AlertFacts } from '../cases/alert.js';
import type { CaseEvent } from '../cases/case-event.js';
import type { Evidence } from '../cases/evidence.js';
import type { Measure } from '../cases/measure.js';
import type { ConversationState } from '../conversations/conversation-change.js';
import { GarboError } from '../errors.js';
import type { SentReminder, Standing, Strike } from '../ladder/standing.js';
import type { Destination, NewPost, Post, PostReceipt } from '../notices/post.js';
import type { PostContent } from '../notices/post-content.js';
import type { Person } from '../people/person.js';
import type { Policy } from '../policy/policy.js';
import type { Report } from '../reports/report.js';
import type { LedgerEntry } from '../screening/ledger-entry.js';
import type { InboundMessage } from '../screening/message.js';
import type { ConversationKey, CustomerKey, MessageKey, WorkspaceKey } from '../workspace.js';
import type { ConversationLoss, FoundMessage } from './chat-platform.js';
import type { BackgroundMessage } from './classifier.js';
import type { Complaints } from './complaints.js';
import type { CustomerOverviews } from './customer-overviews.js';
import type { EventArrivals } from './event-arrivals.js';
import type { Exposures } from './exposures.js';
import type { Homes } from './homes.js';
import type { LaterMessages } from './later-messages.js';
import type { Overviews } from './overviews.js';
import type { SettingStore } from './setting-store.js';
import type { SupportRequests } from './support-requests.js';

/**
 * The record: everything that outlives a restart. All reading and writing happens inside a transaction, which
 * commits when `work` resolves and rolls back when it throws. Throws RecordUnavailable.
 */
export interface CaseRecord {
  transaction<T>(work: (tx: RecordTransaction) => Promise<T>): Promise<T>;
}

/** One open transaction. Use cases take the narrowest part they need. */
export interface RecordTransaction
  extends MessageLedger,
    ThreadBackground,
    Standings,
    Cases,
    Posts,
    LostPosts,
    Conversations,
    Alerts,
    Measures,
    Reports,
    LaterMessages,
    Complaints,
    CustomerOverviews,
    People,
    SettingStore,
    EventArrivals,
    PolicyVersions,
    SupportRequests,
    Exposures,
    Overviews,
    Homes,
    Retention {}

/** What has been handled, one line per message revision. */
export interface MessageLedger {
  findLedgerEntry(key: MessageKey, revision: string): Promise<LedgerEntry | null>;
  /** All revisions of a message, oldest first. */
  revisionsOf(key: MessageKey): Promise<readonly LedgerEntry[]>;
  /** Writes the line, or replaces the one of the same revision. */
  saveLedgerEntry(entry: LedgerEntry): Promise<void>;
  /** Messages of this customer in state `waiting`, in the order in which they were written. */
  waitingMessages(customer: CustomerKey): Promise<readonly LedgerEntry[]>;
  /** For the sweep: messages in state `waiting` whose customer has no notice on its way any more. */
  forgottenWaitingMessages(): Promise<readonly LedgerEntry[]>;
}

/** The newest texts of a thread, kept for a short time to judge the next one by. */
export interface ThreadBackground {
  /** Keeps the text until `expiresAt`; only the newest ten of a thread stay. Replaces an earlier revision's. */
  rememberText(message: InboundMessage, from: BackgroundMessage['from'], expiresAt: Date): Promise<void>;
  /** Earlier messages of the thread, oldest first, at most ten, without the message itself. Another customer appears as `other`. */
  backgroundOf(message: InboundMessage, now: Date): Promise<readonly BackgroundMessage[]>;
  /** Whether an earlier revision of the message said the same, as far as that is still known. */
  saidBefore(message: InboundMessage): Promise<boolean>;
  /** A deleted message's text goes from the background at once. */
  forgetText(key: MessageKey): Promise<void>;
  /** Every text of a workspace goes from the background at once. */
  forgetTextsOf(workspace: WorkspaceKey): Promise<void>;
}

/** Customers and what counts for them. */
export interface Standings {
  /**
   * Locks the customer's row (made on first sight) until the transaction ends, and reads the standing.
   * `remindersSince`: how far back reminders are read.
   */
  lockStanding(customer: CustomerKey, name: string, remindersSince: Date): Promise<Standing>;
  /**
   * Locks the customer's row and reads nothing. Whatever changes what counts for a customer takes this lock (or
   * `lockStanding`) before any other row, so that two transactions never wait for each other.
   */
  lockCustomer(customer: CustomerKey): Promise<void>;
  addStrike(customer: CustomerKey, strike: Strike): Promise<void>;
  /** Changes severity and expiry (a graver message of the same episode), delivery, or voids it. */
  saveStrike(strike: Strike): Promise<void>;
  /** The strike whose notice this post is, if any, with its customer. */
  findStrikeByPost(
    postId: string,
  ): Promise<{ readonly customer: CustomerKey; readonly strike: Strike } | null>;
  addReminder(customer: CustomerKey, postId: string, reminder: SentReminder): Promise<void>;
  reminderDelivered(postId: string, at: Date): Promise<void>;
  /** A withdrawn or failed reminder no longer counts. */
  removeReminder(postId: string): Promise<void>;
  /** Puts a measure in force, or lifts it with `null`. */
  setMeasure(customer: CustomerKey, measure: Standing['measure']): Promise<void>;
  /** The customer of a case. */
  customerOfCase(caseId: string): Promise<CustomerKey | null>;
}

/** Cases and their history. */
export interface Cases {
  /** Opens a case under the given id; its number (G-1042) counts per workspace. */
  openCase(caseId: string, customer: CustomerKey, at: Date): Promise<{ readonly number: number }>;
  closeCase(caseId: string, at: Date): Promise<void>;
  caseNumber(caseId: string): Promise<number>;
  /** Appends to the hash chain. An event with the same `once` is kept once; says whether it is new. */
  appendEvent(event: CaseEvent): Promise<boolean>;
  /** The case's history, oldest first. */
  eventsOf(caseId: string): Promise<readonly CaseEvent[]>;
  keepEvidence(evidence: Evidence, keptUntil: Date): Promise<void>;
  findEvidence(message: MessageKey, revision: string): Promise<Evidence | null>;
  /** Counts for the history line of an alert: notices delivered and disputes opened since. */
  historyOf(customer: CustomerKey, since: Date): Promise<AlertFacts['history']>;
}

/** The outbox. */
export interface Posts {
  addPost(post: NewPost): Promise<void>;
  /** Adds the post unless one with this `once` key exists in the workspace; returns the id of the one there is. */
  addPostOnce(post: NewPost, once: string): Promise<string>;
  findPost(postId: string): Promise<Post | null>;
  /** The post the platform shows as this message. */
  findPostByReceipt(key: MessageKey): Promise<Post | null>;
  /** The posts that speak of this one: its line in the daily thread. */
  postsAbout(postId: string): Promise<readonly Post[]>;
  /** Notices shown to the customer since, that still carry "I disagree"; the latest first, at most `most`. */
  disputableNotices(customer: CustomerKey, since: Date, most: number): Promise<readonly Post[]>;
  /** Replaces the content, counting the version up; returns the post as it then is. */
  changePost(postId: string, content: PostContent): Promise<Post>;
  /**
   * Claims the right to bring the platform's copy up to date. `null` when nothing is to be done or somebody else
   * holds a claim younger than `leaseMs`. `interrupted`: an earlier claim was never confirmed, so the platform may
   * have the post already.
   */
  claimPost(
    postId: string,
    now: Date,
    leaseMs: number,
  ): Promise<{ readonly post: Post; readonly interrupted: boolean } | 'current' | 'held' | null>;
  /** First delivery: keeps the receipt and the version shown, and gives the claim up. */
  confirmDelivered(postId: string, version: number, receipt: PostReceipt): Promise<void>;
  /** An update reached the platform, or was refused for good: this version needs no further try. */
  confirmUpdated(postId: string, version: number): Promise<void>;
  /** The platform refused for good; `answer` is its code, `lost` says whether for want of the conversation. */
  failPost(postId: string, answer: string, lost: ConversationLoss | null): Promise<void>;
  /** Sends a post that is not shown yet elsewhere, and gives the claim up; `why`: for want of its conversation. */
  movePost(postId: string, destination: Destination, why: ConversationLoss | null): Promise<void>;
  /** Somebody of the team is asked to send a post that is not shown yet; says whether it was still to be shown. */
  givePost(postId: string): Promise<boolean>;
  /** That person says it was sent. */
  confirmPassedOn(postId: string, at: Date): Promise<void>;
  /** For a transient fault: gives the claim up so that the next run need not wait for the lease. */
  releasePost(postId: string, reached: 'perhaps' | 'not'): Promise<void>;
  /** Posts of a workspace whose shown version is behind, oldest first. */
  unshownPosts(workspace: WorkspaceKey): Promise<readonly Post[]>;
  /** For the sweep: posts whose shown version is behind and that nobody has claimed lately. */
  stalePosts(claimedBefore: Date): Promise<readonly Pick<Post, 'id' | 'queue' | 'version'>[]>;
}

/** Posts that were refused because their conversation took none any more. */
export interface LostPosts {
  /** Why a post was refused, where that was for want of its conversation. */
  lossOf(postId: string): Promise<ConversationLoss | null>;
  /**
   * Makes posts that a conversation refused ready to be shown there after all: changes of what stands in it, and what
   * managers were to read. What customers were to read has gone another way, or is recorded as not delivered.
   */
  recoverPosts(conversation: ConversationKey): Promise<readonly Pick<Post, 'id' | 'queue' | 'version'>[]>;
  /** For the sweep: what begins a thread in a lost conversation of managers: refused, open, or with a refused reply. */
  lostForManagers(): Promise<readonly LostPost[]>;
  /** Sends one of them to another conversation, as if it had never been shown. */
  showElsewhere(postId: string, conversation: string): Promise<void>;
}

/** A post for managers in a conversation that is lost. */
export interface LostPost extends ConversationKey {
  readonly postId: string;
  /** The conversation it speaks of; empty when it speaks of none. */
  readonly about: string;
}

/** What managers are asked. */
export interface Alerts {
  addAlert(alert: Alert): Promise<void>;
  saveAlert(alert: Alert): Promise<void>;
  findAlert(id: string): Promise<Alert | null>;
  findAlertByPost(postId: string): Promise<Alert | null>;
  /** Open alerts of a customer, oldest first. */
  openAlertsOf(customer: CustomerKey): Promise<readonly Alert[]>;
  /** The open dispute about this notice, or the last one decided. */
  findDisputeOf(noticePostId: string): Promise<Alert | null>;
  /** For the sweep: open alerts whose deadline has passed. */
  overdueAlerts(now: Date): Promise<readonly Alert[]>;
  /** Open alerts of a workspace stay open, but nobody is reminded of them any more. */
  dropDeadlines(workspace: WorkspaceKey): Promise<void>;
  /** How many alerts mentioned somebody so far: whose turn it is. */
  countMentions(workspace: WorkspaceKey): Promise<number>;
}

/** Steps beyond a warning. */
export interface Measures {
  saveMeasure(measure: Measure): Promise<void>;
  findMeasure(id: string): Promise<Measure | null>;
  /** The measure whose closing notice this post is. */
  findMeasureByPost(postId: string): Promise<Measure | null>;
  /** Oldest first. */
  measuresOfAlert(alertId: string): Promise<readonly Measure[]>;
  /** The newest measure that closes this customer's correspondence at `now`. */
  measureInForce(customer: CustomerKey, now: Date): Promise<Measure | null>;
  /** For the sweep: measures to be looked at by now. */
  measuresToLookAt(now: Date): Promise<readonly Measure[]>;
  /** The conversations where this customer has written, for a removal. */
  conversationsOf(customer: CustomerKey): Promise<readonly string[]>;
}

/** What employees reported. */
export interface Reports {
  /**
   * Lets one report of a person after the other be filed or decided, until the transaction ends. Take it after the
   * customer's lock.
   */
  lockReporter(workspace: WorkspaceKey, reporter: string): Promise<void>;
  /** Keeps a report; its words and names until `keptUntil`. */
  addReport(report: Report, keptUntil: Date): Promise<void>;
  /** Saves what became of a report. */
  saveReport(report: Report): Promise<void>;
  findReportByDelivery(workspace: WorkspaceKey, delivery: string): Promise<Report | null>;
  /** What somebody reported since, newest first. */
  reportsOf(workspace: WorkspaceKey, reporter: string, since: Date): Promise<readonly Report[]>;
  /** The reports decided in this alert, oldest first. */
  reportsOfAlert(alertId: string): Promise<readonly Report[]>;
  /** The reports about this message, oldest first. */
  reportsOfMessage(key: MessageKey): Promise<readonly Report[]>;
  /** The reports that this post lists, oldest first. */
  reportsOfGroup(postId: string): Promise<readonly Report[]>;
  /** A message whose text is still kept as background or evidence; `null` when none is. */
  findKnownMessage(key: MessageKey, now: Date): Promise<FoundMessage | null>;
}

/** People whose role our own store knows. */
export interface People {
  findKnownPerson(
    workspace: WorkspaceKey,
    id: string,
  ): Promise<{ readonly person: Person; readonly seenAt: Date } | null>;
  rememberPerson(workspace: WorkspaceKey, person: Person, seenAt: Date): Promise<void>;
}

/** What became of conversations, and the names they had. */
export interface Conversations {
  /** Whether anything is recorded of the conversation: a message, a post, a setting. */
  knowsConversation(conversation: ConversationKey): Promise<boolean>;
  /** `null` for one of which nothing has been told. */
  findConversation(
    conversation: ConversationKey,
  ): Promise<{ readonly state: ConversationState; readonly changedAt: Date } | null>;
  saveConversation(conversation: ConversationKey, state: ConversationState, changedAt: Date): Promise<void>;
  /** From now on `name` is the newest name, since `since`, of the conversation known by the other. */
  renameConversation(conversation: ConversationKey, name: string, since: Date): Promise<void>;
  /** All names beside the first, of all conversations of a workspace, oldest first. */
  conversationNames(
    workspace: WorkspaceKey,
  ): Promise<readonly { readonly name: string; readonly first: string }[]>;
}

/** Every policy ever loaded, so that what cites an old version stays readable. */
export interface PolicyVersions {
  /** Stores texts and enforcement under the policy's version; storing it again changes nothing. */
  keepPolicy(policy: Policy, at: Date): Promise<void>;
}

/** Personal data has an end date. */
export interface Retention {
  /**
   * Deletes background texts, evidence and later messages past their date, and blanks names and words in posts and alerts made
   * Deletes background texts, evidence and complaints past their date, and blanks names and words in posts and alerts made
   * before `contentBefore`; returns how many rows that changed.
   */
  purgeExpired(now: Date, contentBefore: Date): Promise<number>;
}

/** The database could not be reached, or gave up on this transaction in favour of another one. */
export class RecordUnavailable extends GarboError {
  override readonly name = 'RecordUnavailable';
  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super(
      'RECORD_UNAVAILABLE',
      message,
      'Check that the database is up; what waits is tried again by itself.',
      {
        cause: options.cause,
        retry: 'later',
      },
    );
  }
}

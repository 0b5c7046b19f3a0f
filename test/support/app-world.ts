import { join } from 'node:path';
import { createCalendar } from '../../adapters/luxon/index.js';
import { createPhraseBook } from '../../adapters/phrase-book/index.js';
import { createPostgresRecord, migrate, type Pool } from '../../adapters/postgres/index.js';
import type { PressOutcome } from '../../src/core/cases/press.js';
import { pressButton } from '../../src/core/cases/press-button.js';
import { sweep } from '../../src/core/cases/sweep.js';
import type { ConversationChange, Happening } from '../../src/core/conversations/conversation-change.js';
import { ConversationNames } from '../../src/core/conversations/conversation-names.js';
import { underNewestNames } from '../../src/core/conversations/under-newest-names.js';
import {
  activeStrikes,
  type Standing,
  type StandingState,
  standingState,
} from '../../src/core/ladder/standing.js';
import type { ButtonId, PostKind } from '../../src/core/notices/post-content.js';
import type { Person, Role } from '../../src/core/people/person.js';
import type { LadderRules } from '../../src/core/policy/enforcement.js';
import type { Policy } from '../../src/core/policy/policy.js';
import type { CaseRecord, RecordTransaction } from '../../src/core/ports/case-record.js';
import { fileReport } from '../../src/core/reports/file-report.js';
import type { FiledReport } from '../../src/core/reports/report.js';
import type { LedgerEntry } from '../../src/core/screening/ledger-entry.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import type { Mode } from '../../src/core/settings/conversation-settings.js';
import type { Tools } from '../../src/core/tools.js';
import type { ConversationKey, CustomerKey, MessageKey } from '../../src/core/workspace.js';
import { createJobHandlers } from '../../src/job-handlers.js';
import { packageRoot } from '../../src/package-root.js';
import { SECOND } from './builders.js';
import {
  CrashPlan,
  HandChat,
  HandClock,
  HandLog,
  HandQueues,
  type ShownPost,
  WordClassifier,
} from './doubles.js';
import { HandPace } from './hand-pace.js';
import { builtInPolicy } from './policy.js';

const CONTACT = 'reclami@example.com';

const WORKSPACE = { platform: 'playground', workspace: 'shop' } as const;

/** How an installation differs from the usual one. */
export interface WorldOptions {
  readonly mode?: Mode;
  readonly ladder?: Partial<LadderRules>;
  /** The address that stays open; `null`: none is set. */
  readonly contactAddress?: string | null;
}

/**
 * The whole core over a real record, with doubles at its edges: clock, queues, chat, classifier. Carla and Bruno
 * are customers, Anna answers them, Giulia and Marco are managers; nobody knows Zoe.
 */
export class World {
  readonly clock = new HandClock();
  readonly crashes = new CrashPlan();
  readonly queues = new HandQueues(this.clock, this.crashes);
  readonly chat = new HandChat(this.clock, this.crashes);
  readonly classifier = new WordClassifier();
  readonly fallback = new WordClassifier('fallback/1');
  readonly log = new HandLog();
  readonly tools: Tools;
  /** Where managers read, as their settings say. */
  managersConversation = 'managers';
  readonly #handlers;
  #ids = 0;
  #messages = 0;
  #reports = 0;

  private constructor(
    private readonly record: CaseRecord,
    options: WorldOptions,
  ) {
    const people: readonly (readonly [string, string, Role, Person['language']])[] = [
      ['carla', 'Carla Rossi', 'customer', 'it'],
      ['bruno', 'Bruno Neri', 'customer', 'en'],
      ['anna', 'Anna', 'agent', 'it'],
      ['giulia', 'Giulia', 'manager', 'it'],
      ['marco', 'Marco', 'manager', 'it'],
    ];
    for (const [id, name, role, language] of people) this.chat.addPerson({ id, name, role, language });
    this.tools = this.#makeTools(options);
    this.#handlers = createJobHandlers(this.tools);
  }

  /** An installation on an empty record. */
  static async on(pool: Pool, options: WorldOptions = {}): Promise<World> {
    await migrate(pool);
    await emptyRecord(pool);
    const clock = { now: () => world.clock.now() };
    const keys = { hash: Buffer.alloc(32, 1), sign: Buffer.alloc(32, 2) };
    const record = createPostgresRecord({ pool, keys, clock });
    const world: World = new World(record, options);
    await record.transaction((tx) => tx.keepPolicy(world.tools.policy, world.clock.now()));
    return world;
  }

  #makeTools(options: WorldOptions): Tools {
    const builtIn = builtInPolicy();
    const { enforcement } = builtIn;
    // As `enforcement.yaml` has it: one manager decides.
    const confirmations = { 'end-correspondence': 1, block: 1, refer: 1 };
    const ladder = { ...enforcement.ladder, confirmations, ...options.ladder };
    const conversationNames = new ConversationNames(this.record, this.clock);
    const policy: Policy = { ...builtIn, enforcement: { ...enforcement, ladder } };
    return {
      record: {
        transaction: async (work) => {
          this.crashes.step();
          return this.record.transaction(work);
        },
      },
      queues: this.queues,
      classifier: this.classifier,
      fallbackClassifier: this.fallback,
      platformOf: () => underNewestNames(this.chat, conversationNames),
      pace: new HandPace(this.clock),
      conversationNames,
      policy,
      settings: {
        namesOf: (conversation) => conversationNames.allOf(conversation),
        conversationDefaults: () => ({
          mode: options.mode ?? 'live',
          noticesIn: 'thread',
          managersConversation: this.managersConversation,
          language: null,
        }),
        workspaceDefaults: () => ({
          managersConversation: this.managersConversation,
          managers: { users: [], groups: [] },
          directors: { users: [], groups: [] },
          agents: [],
          customers: [],
          workingTimes: { days: [1, 2, 3, 4, 5], hours: { from: 9 * 60, to: 18 * 60 } },
          contactAddress: options.contactAddress === undefined ? CONTACT : options.contactAddress,
        }),
        managersLanguage: 'it',
        policyUrl: () => null,
        aiProvider: null,
        careLines: { it: 'Telefono Amico, 02 2327 2327', en: 'Telefono Amico, +39 02 2327 2327' },
        backgroundHours: 24,
        evidenceDays: 730,
      },
      phrases: createPhraseBook(join(packageRoot(), 'prompts', 'notices')),
      calendar: createCalendar({
        zone: 'Europe/Rome',
        days: [1, 2, 3, 4, 5],
        hours: { from: 9 * 60, to: 18 * 60 },
        quiet: null,
      }),
      clock: this.clock,
      ids: { next: () => uuidOf(++this.#ids) },
      log: this.log,
    };
  }

  // What people do

  /** Somebody writes a second later; the message waits on the queue. */
  async send(author: string, text: string, changes: Partial<InboundMessage> = {}): Promise<InboundMessage> {
    this.clock.advance(SECOND);
    const id = `m${++this.#messages}`;
    const message: InboundMessage = {
      key: { ...WORKSPACE, conversation: 'support', message: id },
      thread: id,
      change: 'posted',
      revision: 'posted',
      author,
      text,
      writtenAt: this.clock.now(),
      mentions: [],
      ...changes,
    };
    await this.deliver(message);
    return message;
  }

  /** The platform tells of a message; of the same one again it is queued once. */
  async deliver(message: InboundMessage): Promise<void> {
    const { key, revision } = message;
    const delivery = `${key.conversation}/${key.message}/${revision}`;
    await this.queues.enqueueMessage({ type: 'screen', delivery, message });
  }

  /** Somebody writes, and everything that follows happens. */
  async says(author: string, text: string, changes: Partial<InboundMessage> = {}): Promise<InboundMessage> {
    const message = await this.send(author, text, changes);
    await this.settle();
    return message;
  }

  /** The author changes a message, and everything that follows happens. */
  async edits(message: InboundMessage, text: string): Promise<InboundMessage> {
    this.clock.advance(SECOND);
    const writtenAt = this.clock.now();
    const edited = {
      ...message,
      change: 'edited',
      revision: String(writtenAt.getTime()),
      text,
      writtenAt,
    } as const;
    await this.deliver(edited);
    await this.settle();
    return edited;
  }

  async deletes(message: InboundMessage): Promise<void> {
    this.clock.advance(SECOND);
    await this.deliver({ ...message, change: 'deleted', revision: 'deleted', text: '' });
    await this.settle();
  }

  /** Anna reports Carla; what is not said otherwise is an ordinary report without a message. */
  async queueReport(changes: Partial<FiledReport>, delivery?: string): Promise<void> {
    this.clock.advance(SECOND);
    await this.queues.enqueueEscalation({
      type: 'report',
      report: aFiledReport(changes),
      delivery: delivery ?? `V${++this.#reports}`,
    });
  }

  /** Anna reports Carla, and everything that follows happens. */
  async reports(changes: Partial<FiledReport>, delivery?: string): Promise<void> {
    await this.queueReport(changes, delivery);
    await this.settle();
  }

  /** A worker does the job again that a queue has lost sight of. */
  async redeliverReport(changes: Partial<FiledReport>, delivery: string): Promise<void> {
    await fileReport(this.tools, aFiledReport(changes), delivery);
    await this.settle();
  }

  /** What a report says of the message it is about. */
  pointAt({ key, thread }: InboundMessage): NonNullable<FiledReport['message']> {
    return { key, thread };
  }

  /** Somebody presses a button, and everything that follows happens. */
  async press(
    actor: string,
    post: Pick<ShownPost, 'postId'> | undefined,
    button: ButtonId,
    reason = '',
  ): Promise<PressOutcome> {
    const outcome = await this.pressOnly(actor, post, button, reason);
    await this.settle();
    return outcome;
  }

  /** Somebody presses a button; what follows from it waits. */
  async pressOnly(
    actor: string,
    post: Pick<ShownPost, 'postId'> | undefined,
    button: ButtonId,
    reason = '',
  ): Promise<PressOutcome> {
    if (post === undefined) throw new Error(`There is no post to press "${button}" under.`);
    this.clock.advance(SECOND);
    return pressButton(this.tools, { workspace: WORKSPACE, postId: post.postId, button, actor, reason });
  }

  /** The platform tells of something that happened to a conversation, and everything that follows happens. */
  async happens(conversation: string, happened: Happening, at = this.clock.now()): Promise<void> {
    await this.#tells({ conversation: this.conversation(conversation), happened, at });
  }

  /** The platform tells of a conversation's new id. */
  async renames(conversation: string, name: string, at = this.clock.now()): Promise<void> {
    await this.#tells({ conversation: this.conversation(conversation), happened: 'renamed', name, at });
  }

  async #tells(change: ConversationChange): Promise<void> {
    const delivery = `change-${++this.#messages}`;
    await this.queues.enqueueEscalation({ type: 'conversation', delivery, change });
    await this.settle();
  }

  conversation(conversation: string): ConversationKey {
    return { ...WORKSPACE, conversation };
  }

  /** A press arrives from a platform that cannot answer at once, and waits on the queue. */
  async queuePress(
    actor: string,
    post: Pick<ShownPost, 'postId'> | undefined,
    button: ButtonId,
    reason = '',
  ): Promise<void> {
    if (post === undefined) throw new Error(`There is no post to press "${button}" under.`);
    const press = { workspace: WORKSPACE, postId: post.postId, button, actor, reason };
    await this.queues.enqueueEscalation({ type: 'press', press, delivery: `${post.postId}/${button}` });
  }

  // What happens by itself

  /** Works off the queues. Throws Crash. */
  async settle(): Promise<void> {
    await this.queues.settle(this.#handlers);
  }

  /** Works off the queues, everything that is due at the same time. */
  async settleAtOnce(): Promise<void> {
    await this.queues.settleAtOnce(this.#handlers);
  }

  /** Judges and decides on the messages that wait now; what follows from it stays on the queues. */
  async judge(): Promise<void> {
    await this.queues.runOnce('messages', this.#handlers);
  }

  /** Tries to show the notices that wait now; what follows from it stays on the queues. */
  async showNotices(): Promise<void> {
    await this.queues.runOnce('notices', this.#handlers);
  }

  /** Shows what waits for managers. */
  async showForManagers(): Promise<void> {
    await this.queues.runOnce('escalations', this.#handlers);
    await this.queues.runOnce('escalations', this.#handlers);
  }

  /** Time goes by; what falls due is done. */
  async wait(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.settle();
  }

  /** Garbo dies and starts again: what a crash left is found by the sweep. */
  async restart(): Promise<void> {
    this.crashes.revive();
    this.clock.advance(120 * SECOND);
    await sweep(this.tools);
    await this.settle();
  }

  // What is to be seen

  /** Posts of one kind as shown, oldest first. */
  shown(...kinds: readonly PostKind[]): readonly ShownPost[] {
    return this.chat.ofKind(...kinds);
  }

  /** The kinds of all that customers were told, in order. */
  get toldCustomers(): readonly PostKind[] {
    const kinds: readonly PostKind[] = ['reminder', 'warning', 'final-notice', 'measure', 'care'];
    return this.shown(...kinds).map(({ content }) => content.kind);
  }

  /** What somebody was told privately, oldest first. */
  toldPrivately(person: string): readonly string[] {
    return this.chat.posts
      .filter(({ address }) => address.to === 'person' && address.person === person)
      .map(wordsOf);
  }

  /** The newest post of a kind as it reads now. */
  newest(kind: PostKind): ShownPost | undefined {
    return this.shown(kind).at(-1);
  }

  async standing(customer = 'carla'): Promise<Standing> {
    const since = new Date(this.clock.now().getTime() - 30 * 24 * 60 * 60 * SECOND);
    return this.read((tx) => tx.lockStanding(keyOf(customer), customer, since));
  }

  async standingWord(customer = 'carla'): Promise<StandingState> {
    return standingState(await this.standing(customer), this.clock.now());
  }

  /** How many strikes count now. */
  async strikes(customer = 'carla'): Promise<number> {
    return activeStrikes(await this.standing(customer), this.clock.now()).length;
  }

  async ledger(message: InboundMessage): Promise<LedgerEntry | null> {
    return this.read((tx) => tx.findLedgerEntry(message.key, message.revision));
  }

  /** The kinds of all events in a customer's open case, oldest first. */
  async events(customer = 'carla'): Promise<readonly string[]> {
    const { caseId } = await this.standing(customer);
    if (caseId === null) return [];
    return (await this.read((tx) => tx.eventsOf(caseId))).map(({ kind }) => kind);
  }

  /** Reads the record past every planned crash. */
  async read<T>(work: (tx: RecordTransaction) => Promise<T>): Promise<T> {
    return this.record.transaction(work);
  }
}

/** What Anna files about Carla when nothing else is said. */
function aFiledReport(changes: Partial<FiledReport>): FiledReport {
  return {
    workspace: WORKSPACE,
    reporter: 'anna',
    customer: 'carla',
    conversation: { ...WORKSPACE, conversation: 'support' },
    message: null,
    clause: 'abusive-language',
    severity: 'medium',
    what: 'Mi ha detto che non valgo nulla',
    wantsSupport: false,
    ...changes,
  };
}

/** All words of a post, in the order in which they are read. */
export function wordsOf(post: ShownPost | undefined): string {
  if (!post) return '';
  const { title, paragraphs, clause, facts, footer } = post.content;
  return [
    title,
    ...paragraphs,
    clause?.text,
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    footer,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join('\n');
}

/** The buttons of a post, in order. */
export function buttonsOf(post: ShownPost | undefined): readonly ButtonId[] {
  return post?.content.buttons.map(({ id }) => id) ?? [];
}

/** The key of a message in the support channel. */
export function messageKey(message: string): MessageKey {
  return { ...WORKSPACE, conversation: 'support', message };
}

function keyOf(customer: string): CustomerKey {
  return { ...WORKSPACE, customer };
}

/** Empties every table; of a history that is append-only, by switching off what keeps it so. */
async function emptyRecord(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; guarded: boolean }>(
    `SELECT format('garbo.%I', tablename) AS name, hastriggers AND EXISTS (
        SELECT FROM pg_trigger WHERE tgrelid = format('garbo.%I', tablename)::regclass AND NOT tgisinternal
      ) AS guarded
      FROM pg_tables WHERE schemaname = 'garbo' AND tablename <> 'migrations'`,
  );
  const guarded = rows.filter((row) => row.guarded).map(({ name }) => name);
  const triggers = (state: string) =>
    guarded.map((name) => `ALTER TABLE ${name} ${state} TRIGGER USER;`).join('');
  // TRUNCATE gives every table new files, which takes a second; deleting a story's few rows does not. One statement:
  // the tables refer to each other.
  const deletions = rows.map(({ name }, index) => `d${index} AS (DELETE FROM ${name})`).join(', ');
  await pool.query(triggers('DISABLE'));
  await pool.query(`WITH ${deletions} SELECT`);
  await pool.query(triggers('ENABLE'));
}

/** Ids that sort by the order in which they were made. */
function uuidOf(count: number): string {
  return `01900000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}

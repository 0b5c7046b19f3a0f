import type { CaseRecord } from '../ports/case-record.js';
import type { Clock } from '../ports/clock.js';
import type { ConversationKey, WorkspaceKey } from '../workspace.js';

/** How long another process may not have heard of a new name. */
const MAX_AGE_MS = 10_000;

interface KnownNames {
  readonly readAt: number;
  readonly firsts: ReadonlyMap<string, string>;
  /** Oldest first, the first name left out. */
  readonly later: ReadonlyMap<string, readonly string[]>;
}

const NONE: KnownNames = { readAt: 0, firsts: new Map(), later: new Map() };

/**
 * A platform may give a conversation a new id. The record keeps everything under the first one it heard of; what
 * comes in is brought to it, and what goes out to the newest.
 */
export class ConversationNames {
  readonly #known = new Map<string, KnownNames>();

  constructor(
    private readonly record: CaseRecord,
    private readonly clock: Clock,
  ) {}

  /** The name the record knows it by. Throws RecordUnavailable. */
  async firstOf(conversation: ConversationKey): Promise<string> {
    const { firsts } = await this.#read(conversation);
    return firsts.get(conversation.conversation) ?? conversation.conversation;
  }

  /** The name the platform knows it by now. Throws RecordUnavailable. */
  async newestOf(conversation: ConversationKey): Promise<string> {
    await this.#read(conversation);
    return this.allOf(conversation).at(-1) ?? conversation.conversation;
  }

  /** All its names, the first one first, as far as this process has read them: at the latest with its last job. */
  allOf(conversation: ConversationKey): readonly string[] {
    const { firsts, later } = this.#known.get(keyOf(conversation)) ?? NONE;
    const first = firsts.get(conversation.conversation) ?? conversation.conversation;
    return [first, ...(later.get(first) ?? [])];
  }

  /** Names have changed: they are read anew before the next answer. */
  forget(workspace: WorkspaceKey): void {
    this.#known.delete(keyOf(workspace));
  }

  async #read(workspace: WorkspaceKey): Promise<KnownNames> {
    const now = this.clock.now().getTime();
    const known = this.#known.get(keyOf(workspace));
    if (known && now - known.readAt < MAX_AGE_MS) return known;
    const { platform, workspace: id } = workspace;
    const rows = await this.record.transaction((tx) => tx.conversationNames({ platform, workspace: id }));
    const later = new Map<string, string[]>();
    for (const { name, first } of rows) later.set(first, [...(later.get(first) ?? []), name]);
    const read = { readAt: now, firsts: new Map(rows.map(({ name, first }) => [name, first])), later };
    this.#known.set(keyOf(workspace), read);
    return read;
  }
}

function keyOf({ platform, workspace }: WorkspaceKey): string {
  return `${platform}/${workspace}`;
}

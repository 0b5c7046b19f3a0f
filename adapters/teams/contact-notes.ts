import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../src/core/ports/log.js';
import { type TeamsActivity, tenantOf } from './activity-schema.js';
import type { TeamsContacts } from './contacts.js';
import { splitConversationId } from './conversation-id.js';
import { isAboutMessage } from './parse.js';
import type { KnownPlace } from './place.js';

/** So long a delivery is held up for its contact at most. */
const WAIT_MS = 1_000;
const AGAIN_AFTER_MS = 500;
/** So many contacts are tried again at a time. */
const MAX_WAITING = 10_000;

/**
 * Notes where deliveries come from. Whoever works on one asks for that, so it is noted before the delivery is queued
 * if that is quick. While the record is away it is tried again beside, and never makes a delivery fail.
 */
export class ContactNotes {
  /** The newest activity of each person in each place that is not noted yet. */
  readonly #waiting = new Map<string, TeamsActivity>();
  readonly #running = new Set<Promise<void>>();
  readonly #stop = new AbortController();

  /** @param onArrival called for a place in which Garbo was not known to be until somebody wrote there */
  constructor(
    private readonly contacts: TeamsContacts,
    private readonly log: Log,
    private readonly onArrival: (place: KnownPlace, activity: TeamsActivity) => Promise<void>,
  ) {}

  /** Resolves when it is noted, or after a second. Never rejects. */
  async note(activity: TeamsActivity): Promise<void> {
    const running = this.#keepTrying(activity).finally(() => this.#running.delete(running));
    this.#running.add(running);
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, WAIT_MS);
    });
    await Promise.race([running, enough]);
    clearTimeout(timer);
  }

  /** Stops trying again; resolves when nothing is being noted any more. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  async #keepTrying(activity: TeamsActivity): Promise<void> {
    const { conversation } = splitConversationId(activity.conversation.id);
    const key = [tenantOf(activity), conversation, activity.from.id].join('/');
    this.#waiting.set(key, activity);
    while (this.#waiting.get(key) === activity && !(await this.#tried(activity))) {
      if (this.#waiting.size > MAX_WAITING || this.#stop.signal.aborted) break;
      await pause(AGAIN_AFTER_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
    if (this.#waiting.get(key) === activity) this.#waiting.delete(key);
  }

  /** Whether it is noted. */
  async #tried(activity: TeamsActivity): Promise<boolean> {
    let place: KnownPlace | null = null;
    try {
      if (isAboutMessage(activity)) place = await this.contacts.note(activity);
      else if (!isExtension(activity)) await this.contacts.noteSender(activity);
    } catch (error) {
      this.log.error('teams-contact-not-noted', error);
      return false;
    }
    if (place) {
      await this.onArrival(place, activity).catch((error: unknown) =>
        this.log.error('teams-arrival-not-told', error),
      );
    }
    return true;
  }
}

/** The menu of a message can be used in places where Garbo is not: they say nothing of where somebody is reached. */
function isExtension({ name }: TeamsActivity): boolean {
  return name?.startsWith('composeExtension/') === true;
}

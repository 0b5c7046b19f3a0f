import { createPublicKey, type KeyObject } from 'node:crypto';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import { Recent } from '../../../src/core/recent.js';

/** Longer than the keys take when all is well; Teams waits 15 seconds for its answer. */
const FETCH_TIMEOUT_MS = 5_000;
/** The SDK fetches keys at most once an hour: asking it more often finds nothing new. */
const FRESH_MS = 60 * 60_000;

/** A key by which deliveries are signed. */
export interface SigningKey {
  readonly key: KeyObject;
  /** The channels it signs for: `msteams`, `directline`, … */
  readonly channels: readonly string[];
}

/** The keys of those who deliver, fetched by the SDK and kept by it for all. */
export class SigningKeys {
  readonly #metadata: JwtTokenExtractor['openIdMetadata'];
  /** Shares one fetch among all who ask meanwhile: nobody makes Garbo call Microsoft once for each forged token. */
  readonly #fetched: Recent<unknown>;

  /** @param address where the keys are named, as OpenID metadata */
  constructor(address: string, clock: Clock) {
    this.#metadata = new JwtTokenExtractor({}, address, []).openIdMetadata;
    this.#fetched = new Recent(clock, FRESH_MS, 1);
  }

  /** The key with this id; `null` when there is none. Throws when the keys cannot be fetched, or not in time. */
  async find(id: string): Promise<SigningKey | null> {
    await this.#fetched.get('keys', () => inTime(this.#metadata.getKey('')));
    const found = await inTime(this.#metadata.getKey(id));
    return found && { key: createPublicKey(found.key), channels: found.endorsements ?? [] };
  }
}

/** The SDK itself waits for ever. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The keys were not fetched in time.')), FETCH_TIMEOUT_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

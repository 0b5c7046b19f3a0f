import type { Express, Request, Response } from 'express';

/** So many calls in any span of so many milliseconds. */
type Limit = readonly [most: number, spanMs: number];

/**
 * What the connector takes of a bot in one conversation: a channel with all its threads, a chat, or a direct one.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit (per bot per thread)
 */
const LIMITS = {
  send: [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ],
  members: [
    [14, 1_000],
    [16, 2_000],
    [120, 30_000],
    [3_600, 3_600_000],
  ],
} as const satisfies Readonly<Record<string, readonly Limit[]>>;

type Scenario = keyof typeof LIMITS;

/** Counts the bot's calls in each conversation, and refuses those that are too many. */
export class RateLimits {
  /** What it counts by. */
  now = () => Date.now();
  /** How many calls were refused with 429. */
  refused = 0;
  readonly #taken = new Map<string, number[]>();

  /** Counts what is called from now on; routes made earlier are not counted. */
  serve(app: Express): void {
    app.use('/connector/v3/conversations/:id', (request, response, next) => {
      const scenario = scenarioOf(request);
      const [conversation = ''] = String(request.params.id).split(';messageid=');
      const waitMs = scenario === null ? 0 : this.#take(scenario, conversation);
      if (waitMs === 0) return next();
      this.refused += 1;
      refuse(response, waitMs);
    });
  }

  /** Milliseconds until the call would be taken; 0: it is, and counts. */
  #take(scenario: Scenario, conversation: string): number {
    const key = `${scenario}/${conversation}`;
    const taken = this.#taken.get(key) ?? [];
    this.#taken.set(key, taken);
    const now = this.now();
    const waits = LIMITS[scenario].map(([most, spanMs]) => (taken.at(-most) ?? -Infinity) + spanMs - now);
    const waitMs = Math.max(0, ...waits);
    if (waitMs === 0) taken.push(now);
    return waitMs;
  }
}

/** What the call counts as; `null`: it is not limited. */
function scenarioOf({ method, path }: Request): Scenario | null {
  if (method === 'GET') return /^\/(?:paged)?members\b/u.test(path) ? 'members' : null;
  return /^\/activities\b/u.test(path) ? 'send' : null;
}

function refuse(response: Response, waitMs: number): void {
  response.set('retry-after', String(Math.ceil(waitMs / 1000)));
  response.status(429).json({ error: { code: 'TooManyRequests', message: 'TooManyRequests' } });
}

import type { Pool } from '../../adapters/postgres/index.js';
import type { PlatformName } from '../../src/core/workspace.js';

/** What the record holds of the one case on a platform, without ids and times: what is the same on every platform. */
export interface RecordedLadder {
  readonly events: readonly { readonly kind: string; readonly byGarbo: boolean; readonly data: object }[];
  readonly standing: { readonly strikes: readonly string[]; readonly measure: string | null };
  /** The content of every post about the case, in the order in which they were written. */
  readonly posts: readonly object[];
}

/** Ids of messages, posts and the like: each platform has its own. */
const IDS = new Set([
  'message',
  'revision',
  'contentHash',
  'conversation',
  'post',
  'strike',
  'alert',
  'measure',
]);

/** Posts about Garbo and its place in a channel, and the one that begins the day's thread. */
const NOT_OF_THE_CASE = new Set(['introduction', 'setup', 'daily']);

/** Reads it from the record. */
export async function readLadder(pool: Pool, platform: PlatformName): Promise<RecordedLadder> {
  const rows = async <T extends object>(sql: string) => (await pool.query<T>(sql, [platform])).rows;
  const events = await rows<{ kind: string; actor: string; data: object }>(
    'SELECT kind, actor, data FROM garbo.case_events WHERE platform = $1 ORDER BY seq',
  );
  const posts = await rows<{ content: { readonly kind: string } }>(
    'SELECT content FROM garbo.posts WHERE platform = $1 ORDER BY written_at, id',
  );
  const strikes = await rows<{ severity: string }>(
    'SELECT severity FROM garbo.strikes WHERE platform = $1 AND voided_at IS NULL ORDER BY written',
  );
  const [customer] = await rows<{ measure: string | null }>(
    'SELECT measure_kind AS measure FROM garbo.customers WHERE platform = $1',
  );
  return {
    events: events.map(({ kind, actor, data }) => ({
      kind,
      byGarbo: actor === 'garbo',
      data: Object.fromEntries(Object.entries(data).filter(([key]) => !IDS.has(key))),
    })),
    standing: {
      strikes: strikes.map(({ severity }) => severity),
      measure: customer?.measure ?? null,
    },
    posts: posts.flatMap(({ content }) =>
      NOT_OF_THE_CASE.has(content.kind) ? [] : [withoutTimes({ ...content, about: null })],
    ),
  };
}

/** The same content, a minute later. */
function withoutTimes(content: object): object {
  return JSON.parse(JSON.stringify(content).replaceAll(/\d{2}:\d{2}/gu, 'hh:mm')) as object;
}

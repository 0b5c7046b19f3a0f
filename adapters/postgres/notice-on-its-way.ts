import { type Expression, type RawBuilder, sql } from 'kysely';
import type { CustomerKey } from '../../src/core/workspace.js';

/**
 * Whether a warning or a reminder to the customer is queued and its outcome not known. Only these two count,
 * because only they can change how the next message is decided.
 *
 * @param of values, or columns of an outer query
 */
export function noticeOnItsWay(
  of: Record<keyof CustomerKey, string | Expression<string>>,
): RawBuilder<boolean> {
  return sql<boolean>`(
    EXISTS (
      SELECT FROM garbo.strikes AS notice JOIN garbo.posts AS post ON post.id = notice.post_id
      WHERE notice.platform = ${of.platform} AND notice.workspace = ${of.workspace}
        AND notice.customer = ${of.customer}
        AND notice.delivered_at IS NULL AND notice.voided_at IS NULL AND post.state = 'queued'
    ) OR EXISTS (
      SELECT FROM garbo.reminders AS notice JOIN garbo.posts AS post ON post.id = notice.post_id
      WHERE notice.platform = ${of.platform} AND notice.workspace = ${of.workspace}
        AND notice.customer = ${of.customer}
        AND notice.delivered_at IS NULL AND post.state = 'queued'
    )
  )`;
}

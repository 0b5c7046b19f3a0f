/** Private posts know where they belong, and what people send themselves waits for no platform. */
export const DRAFTS = `
ALTER TABLE garbo.posts ADD COLUMN near jsonb;
DROP INDEX garbo.posts_stale;
CREATE INDEX posts_stale ON garbo.posts (id)
  WHERE shown_version < version AND state IN ('queued', 'delivered');
`;

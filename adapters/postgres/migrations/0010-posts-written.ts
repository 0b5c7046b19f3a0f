/** When a post was written, so that the words of one that was never shown have an end date as well. */
export const POSTS_WRITTEN = `
ALTER TABLE garbo.posts ADD COLUMN written_at timestamptz;
UPDATE garbo.posts SET written_at = coalesce(posted_at, now());
ALTER TABLE garbo.posts ALTER COLUMN written_at SET NOT NULL;
DROP INDEX garbo.posts_with_words;
CREATE INDEX posts_with_words ON garbo.posts (coalesce(posted_at, written_at))
  WHERE content -> 'paragraphs' <> '[]'::jsonb;
`;

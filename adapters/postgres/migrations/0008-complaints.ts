/**
 * Complaints of customers about members of the team, and to which directors they were sent. The words lie in
 * `complaints` alone, which has an end date; numbers are never given twice.
 */
export const COMPLAINTS = `
CREATE TABLE garbo.complaint_numbers (
  platform text NOT NULL,
  workspace text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (platform, workspace)
);

CREATE TABLE garbo.complaints (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  number integer NOT NULL,
  once text NOT NULL,
  complainant text NOT NULL,
  complainant_name text NOT NULL,
  language text NOT NULL,
  conversation text NOT NULL,
  details jsonb NOT NULL,
  policy_version text NOT NULL,
  filed_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  latest_at timestamptz NOT NULL,
  kept_until timestamptz NOT NULL,
  UNIQUE (platform, workspace, number),
  UNIQUE (platform, workspace, once)
);
CREATE INDEX complaints_expiry ON garbo.complaints (kept_until);

CREATE TABLE garbo.complaint_copies (
  complaint_id text NOT NULL REFERENCES garbo.complaints (id) ON DELETE CASCADE,
  director text NOT NULL,
  post_id text NOT NULL,
  PRIMARY KEY (complaint_id, director)
);

CREATE INDEX posts_of_recipient ON garbo.posts (platform, workspace, recipient, posted_at)
  WHERE recipient IS NOT NULL;
`;

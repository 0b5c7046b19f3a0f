/** Whom messages concerned, what agents asked of managers, when a home was last published, and the reading of it. */
export const HOME = `
CREATE TABLE garbo.exposures (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  message text NOT NULL,
  agent text,
  severity text NOT NULL,
  at timestamptz NOT NULL,
  kept_until timestamptz NOT NULL
);
CREATE UNIQUE INDEX exposures_of_message
  ON garbo.exposures (platform, workspace, conversation, message, (coalesce(agent, '')));
CREATE INDEX exposures_by_time ON garbo.exposures (platform, workspace, at);
CREATE INDEX exposures_of_agent ON garbo.exposures (platform, workspace, agent, at);
CREATE INDEX exposures_expiry ON garbo.exposures (kept_until);

ALTER TABLE garbo.evidence ADD COLUMN mentioned_staff jsonb NOT NULL DEFAULT '[]';
CREATE INDEX thread_background_of_team
  ON garbo.thread_background (platform, workspace, conversation, thread, written_at) WHERE sender = 'agent';

CREATE TABLE garbo.support_requests (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  requester text NOT NULL,
  requester_name text NOT NULL,
  post_id text NOT NULL,
  asked jsonb NOT NULL,
  taken_by jsonb,
  kept_until timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_open_support_request
  ON garbo.support_requests (platform, workspace, requester) WHERE taken_by IS NULL;
CREATE INDEX support_requests_of_person ON garbo.support_requests (platform, workspace, requester);
CREATE INDEX support_requests_of_post ON garbo.support_requests (post_id);
CREATE INDEX support_requests_expiry ON garbo.support_requests (kept_until);

CREATE TABLE garbo.homes (
  platform text NOT NULL,
  workspace text NOT NULL,
  person text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, person)
);
CREATE INDEX homes_expiry ON garbo.homes (published_at);

CREATE INDEX alerts_waiting ON garbo.alerts (platform, workspace, raised_at) WHERE decision IS NULL;
CREATE INDEX alerts_raised ON garbo.alerts (platform, workspace, raised_at);
CREATE INDEX alerts_decided
  ON garbo.alerts (platform, workspace, (decision ->> 'at')) WHERE decision IS NOT NULL;
CREATE INDEX notices_posted ON garbo.posts (platform, workspace, posted_at) WHERE queue = 'notices';
CREATE INDEX messages_judged ON garbo.messages (platform, workspace, written_at) WHERE judged IS NOT NULL;
CREATE INDEX messages_of_agents ON garbo.messages (platform, workspace, written_at) WHERE role = 'agent';
`;

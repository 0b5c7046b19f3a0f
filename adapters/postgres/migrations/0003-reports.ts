/**
 * What employees report. Words and names (of the reporter, the customer, the manager) are blanked at `kept_until`; ids,
 * clause and outcome stay.
 */
export const REPORTS = `
CREATE TABLE garbo.reports (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  delivery text NOT NULL,
  reporter text NOT NULL,
  reporter_name text NOT NULL,
  customer text NOT NULL,
  customer_name text NOT NULL,
  conversation text NOT NULL,
  message text,
  thread text,
  message_text text,
  written_at timestamptz,
  clause text,
  severity text,
  what text NOT NULL,
  wants_support boolean NOT NULL,
  filed_at timestamptz NOT NULL,
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  alert_id text NOT NULL,
  group_post_id text,
  state text NOT NULL,
  decision jsonb,
  kept_until timestamptz NOT NULL,
  written integer GENERATED ALWAYS AS IDENTITY,
  UNIQUE (platform, workspace, delivery)
);
CREATE INDEX reports_of_reporter ON garbo.reports (platform, workspace, reporter, filed_at);
CREATE INDEX reports_of_alert ON garbo.reports (alert_id);
CREATE INDEX reports_of_group ON garbo.reports (group_post_id) WHERE group_post_id IS NOT NULL;
CREATE INDEX reports_expiry ON garbo.reports (kept_until) WHERE what <> '';
`;

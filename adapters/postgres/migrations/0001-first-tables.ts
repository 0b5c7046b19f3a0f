/**
 * The first tables. Every row is keyed by platform and workspace; instants are UTC; what may have to be erased
 * (texts, names) lies outside the append-only tables.
 */
export const FIRST_TABLES = `
CREATE TABLE garbo.people (
  platform text NOT NULL,
  workspace text NOT NULL,
  person text NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  language text,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, person)
);

CREATE TABLE garbo.customers (
  platform text NOT NULL,
  workspace text NOT NULL,
  customer text NOT NULL,
  name text NOT NULL,
  measure_kind text,
  measure_until timestamptz,
  PRIMARY KEY (platform, workspace, customer)
);

CREATE TABLE garbo.messages (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  message text NOT NULL,
  revision text NOT NULL,
  thread text NOT NULL,
  author text NOT NULL,
  role text NOT NULL,
  written_at timestamptz NOT NULL,
  state text NOT NULL,
  judged jsonb,
  rule text,
  policy_version text,
  case_id text,
  written integer GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (platform, workspace, conversation, message, revision)
);
CREATE INDEX messages_of_author ON garbo.messages (platform, workspace, author, conversation);
CREATE INDEX messages_waiting ON garbo.messages (platform, workspace, author, written_at) WHERE state = 'waiting';

CREATE TABLE garbo.thread_background (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  message text NOT NULL,
  thread text NOT NULL,
  author text NOT NULL,
  sender text NOT NULL,
  text text,
  text_hash text NOT NULL,
  written_at timestamptz NOT NULL,
  revised_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, conversation, message)
);
CREATE INDEX thread_background_of_thread
  ON garbo.thread_background (platform, workspace, conversation, thread, written_at) WHERE text IS NOT NULL;
CREATE INDEX thread_background_expiry ON garbo.thread_background (expires_at) WHERE text IS NOT NULL;

CREATE TABLE garbo.case_numbers (
  platform text NOT NULL,
  workspace text NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (platform, workspace)
);

CREATE TABLE garbo.cases (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  number integer NOT NULL,
  customer text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  UNIQUE (platform, workspace, number)
);
CREATE UNIQUE INDEX one_open_case ON garbo.cases (platform, workspace, customer) WHERE closed_at IS NULL;

CREATE TABLE garbo.case_events (
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  seq integer NOT NULL,
  platform text NOT NULL,
  workspace text NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  data jsonb NOT NULL,
  once text NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (case_id, seq),
  UNIQUE (platform, workspace, once)
);

CREATE FUNCTION garbo.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'garbo.% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON garbo.case_events
  FOR EACH STATEMENT EXECUTE FUNCTION garbo.refuse_change();

CREATE TABLE garbo.chain_heads (
  case_id text PRIMARY KEY REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  platform text NOT NULL,
  workspace text NOT NULL,
  count integer NOT NULL,
  hash text NOT NULL,
  signature text NOT NULL
);

CREATE TABLE garbo.evidence (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  message text NOT NULL,
  revision text NOT NULL,
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  text text NOT NULL,
  background jsonb NOT NULL,
  verdict jsonb NOT NULL,
  policy_version text NOT NULL,
  thread text NOT NULL,
  written_at timestamptz NOT NULL,
  author_name text NOT NULL,
  salt text NOT NULL,
  kept_until timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, conversation, message, revision)
);
CREATE INDEX evidence_expiry ON garbo.evidence (kept_until);

CREATE TABLE garbo.strikes (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  customer text NOT NULL,
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  conversation text NOT NULL,
  message text NOT NULL,
  post_id text NOT NULL,
  severity text NOT NULL,
  delivered_at timestamptz,
  expires_at timestamptz,
  voided_at timestamptz,
  written integer GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX strikes_of_customer ON garbo.strikes (platform, workspace, customer);
CREATE INDEX strikes_of_post ON garbo.strikes (post_id);

CREATE TABLE garbo.reminders (
  post_id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  customer text NOT NULL,
  thread text NOT NULL,
  delivered_at timestamptz,
  written integer GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX reminders_of_customer ON garbo.reminders (platform, workspace, customer);

CREATE TABLE garbo.posts (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  queue text NOT NULL,
  destination jsonb NOT NULL,
  content jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  shown_version integer NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'queued',
  case_id text,
  recipient text,
  answers jsonb,
  subject_post_id text,
  receipt_conversation text,
  receipt_message text,
  posted_at timestamptz,
  once text,
  claimed_at timestamptz,
  perhaps_shown boolean NOT NULL DEFAULT false,
  answer text,
  UNIQUE (platform, workspace, once)
);
CREATE INDEX posts_by_receipt ON garbo.posts (platform, workspace, receipt_conversation, receipt_message);
CREATE INDEX posts_by_subject ON garbo.posts (subject_post_id) WHERE subject_post_id IS NOT NULL;
CREATE INDEX posts_with_words ON garbo.posts (posted_at) WHERE content -> 'paragraphs' <> '[]'::jsonb;
CREATE INDEX posts_stale ON garbo.posts (id) WHERE shown_version < version AND state <> 'failed';

CREATE TABLE garbo.alerts (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  customer text NOT NULL,
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL,
  post_id text NOT NULL,
  facts jsonb NOT NULL,
  raised_at timestamptz NOT NULL,
  taken_by jsonb,
  decision jsonb,
  notes jsonb NOT NULL,
  due_at timestamptz,
  repeats integer NOT NULL,
  notice_post_id text,
  recommends text,
  mentions integer NOT NULL,
  written integer GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX alerts_open ON garbo.alerts (platform, workspace, customer) WHERE decision IS NULL;
CREATE INDEX alerts_of_customer ON garbo.alerts (platform, workspace, customer, raised_at);
CREATE INDEX alerts_of_post ON garbo.alerts (post_id);
CREATE INDEX alerts_of_notice ON garbo.alerts (notice_post_id) WHERE kind = 'dispute';
CREATE INDEX alerts_with_words ON garbo.alerts (raised_at) WHERE facts ->> 'customerName' <> '';
CREATE INDEX alerts_due ON garbo.alerts (due_at) WHERE decision IS NULL;

CREATE TABLE garbo.measures (
  id text PRIMARY KEY,
  platform text NOT NULL,
  workspace text NOT NULL,
  customer text NOT NULL,
  case_id text NOT NULL REFERENCES garbo.cases (id) DEFERRABLE INITIALLY DEFERRED,
  alert_id text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  confirmed_by jsonb NOT NULL,
  until timestamptz,
  post_id text,
  written integer GENERATED ALWAYS AS IDENTITY
);
CREATE INDEX measures_of_alert ON garbo.measures (alert_id);
CREATE INDEX measures_of_post ON garbo.measures (post_id);

CREATE TABLE garbo.settings (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, conversation, key)
);

CREATE TABLE garbo.policy_versions (
  version text PRIMARY KEY,
  texts jsonb NOT NULL,
  enforcement jsonb NOT NULL,
  loaded_at timestamptz NOT NULL
);
`;

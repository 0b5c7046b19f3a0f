/**
 * What the platform answered in each conversation, what is left to do by hand, when a measure is looked at next, and
 * what people write after a closing notice. For measures decided before, what the alert's notes left to do by hand
 * becomes lines to tick.
 */
export const MEASURES = `
ALTER TABLE garbo.measures
  ADD COLUMN channels jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN tasks jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN look_at timestamptz;
CREATE INDEX measures_to_look_at ON garbo.measures (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX measures_of_customer ON garbo.measures (platform, workspace, customer);

UPDATE garbo.measures SET
  tasks = (CASE
    WHEN kind = 'block' AND state = 'refused' THEN '[{"id":"remove","done":null},{"id":"mail","done":null}]'
    WHEN kind = 'block' THEN '[{"id":"mail","done":null}]'
    WHEN kind = 'refer' THEN '[{"id":"refer","done":null}]'
    ELSE '[]' END)::jsonb,
  look_at = CASE WHEN kind = 'refer' THEN NULL WHEN state = 'confirmed' THEN now() ELSE until END
  WHERE state IN ('confirmed', 'applied', 'refused');
UPDATE garbo.alerts SET notes = (
  SELECT coalesce(jsonb_agg(note), '[]'::jsonb) FROM jsonb_array_elements(notes) note
   WHERE note ->> 'phrase' NOT IN ('not-done', 'not-readmitted', 'by-hand-mail', 'by-hand-refer'));

CREATE TABLE garbo.later_messages (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  message text NOT NULL,
  revision text NOT NULL,
  customer text NOT NULL,
  measure_id text NOT NULL,
  text text NOT NULL,
  written_at timestamptz NOT NULL,
  kept_until timestamptz NOT NULL,
  written integer GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (platform, workspace, conversation, message, revision)
);
CREATE INDEX later_messages_of_measure ON garbo.later_messages (measure_id, written_at);
CREATE INDEX later_messages_expiry ON garbo.later_messages (kept_until);
`;

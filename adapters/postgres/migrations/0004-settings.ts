/**
 * Settings of every kind, as JSON, and the append-only list of who changed what. It holds ids and values, no names
 * and no messages. A mode set before is its own first entry.
 */
export const SETTINGS = `
ALTER TABLE garbo.settings ALTER COLUMN value TYPE jsonb USING to_jsonb(value);

CREATE TABLE garbo.setting_changes (
  platform text NOT NULL,
  workspace text NOT NULL,
  conversation text NOT NULL,
  key text NOT NULL,
  old_value jsonb NOT NULL,
  new_value jsonb NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  once text NOT NULL,
  written integer GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (platform, workspace, once)
);
CREATE INDEX setting_changes_of_workspace ON garbo.setting_changes (platform, workspace, written);

INSERT INTO garbo.setting_changes
  (platform, workspace, conversation, key, old_value, new_value, changed_by, changed_at, once)
SELECT platform, workspace, conversation, key, 'null', value, changed_by, changed_at,
  'before-0004/' || conversation || '/' || key
FROM garbo.settings;

ALTER TABLE garbo.settings DROP COLUMN changed_by, DROP COLUMN changed_at;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON garbo.setting_changes
  FOR EACH STATEMENT EXECUTE FUNCTION garbo.refuse_change();
`;

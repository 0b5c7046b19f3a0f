/** How conversations and people are reached, as the platform's adapter noted it; of people not seen for long it goes. */
export const CONTACTS = `
CREATE TABLE garbo.contacts (
  platform text NOT NULL,
  workspace text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('conversation', 'person')),
  id text NOT NULL,
  address text NOT NULL,
  seen_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, kind, id)
);
CREATE INDEX contacts_people_by_age ON garbo.contacts (seen_at) WHERE kind = 'person';
`;

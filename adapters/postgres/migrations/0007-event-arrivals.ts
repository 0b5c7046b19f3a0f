/** When each kind of delivery last came from a platform. No personal data; one row for each kind. */
export const EVENT_ARRIVALS = `
CREATE TABLE garbo.event_arrivals (
  platform text NOT NULL,
  workspace text NOT NULL,
  kind text NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (platform, workspace, kind)
);
`;

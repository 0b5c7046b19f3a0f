/** What lets Garbo act in workspaces that installed it by OAuth. Secrets are sealed by the platform's adapter. */
export const INSTALLATIONS = `
CREATE TABLE garbo.installations (
  platform text NOT NULL,
  workspace text NOT NULL,
  facts jsonb NOT NULL,
  secrets jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  claimed_until timestamptz,
  PRIMARY KEY (platform, workspace)
);
`;

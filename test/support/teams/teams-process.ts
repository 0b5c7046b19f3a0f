import { GarboProcess, type Settings } from '../app-process.js';
import { APP_ID, APP_SECRET, type FakeTeams, OWN_TENANT } from './fake-teams.js';
import { BOSS, MANAGERS } from './teams-under-test.js';

/** What Garbo must know to work in this fake Teams. */
export function teamsSettings(teams: FakeTeams): Settings {
  const { login, openId, service, graph } = teams.addresses;
  return {
    TEAMS_APP_ID: APP_ID,
    TEAMS_APP_PASSWORD: APP_SECRET,
    TEAMS_TENANT_ID: OWN_TENANT,
    TEAMS_LOGIN_URL: login,
    TEAMS_OPENID_URL: openId,
    TEAMS_SERVICE_URL: service,
    TEAMS_GRAPH_URL: graph,
    TEAMS_MANAGERS_CHANNEL: MANAGERS,
    TEAMS_MANAGERS: BOSS,
  };
}

/** The whole of Garbo in this fake Teams, on an embedded record in the folder. */
export function startGarboOnTeams(
  teams: FakeTeams,
  folder: string,
  settings: Settings = {},
): Promise<GarboProcess> {
  return GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    CONTACT_ADDRESS: 'reclami@example.com',
    ...teamsSettings(teams),
    ...settings,
  });
}

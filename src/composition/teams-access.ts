import { readFile } from 'node:fs/promises';
import type { TeamsCredential, TeamsOptions } from '../../adapters/teams/index.js';
import { ConfigFaults } from '../config.js';
import type { Config } from '../config-schema.js';

/** Who Garbo is for Microsoft, and where Microsoft's services are. */
export type TeamsAccess = Pick<
  TeamsOptions,
  'appId' | 'credential' | 'tenant' | 'tenants' | 'addresses' | 'targetedMessages'
>;

/**
 * What the environment says of the Teams app.
 * @throws ConfigFaults when it is configured by half, or a file it names cannot be read
 */
export async function teamsAccess(config: Config): Promise<TeamsAccess> {
  const { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenant } = config;
  const credential = await credentialOf(config);
  if (!appId || !tenant || !credential) {
    throw new ConfigFaults(['Teams needs TEAMS_APP_ID with all that belongs to it']);
  }
  return {
    appId,
    credential,
    tenant,
    tenants: [...new Set([tenant, ...config.TEAMS_TENANTS.map((id) => id.toLowerCase())])],
    addresses: {
      login: config.TEAMS_LOGIN_URL,
      openId: config.TEAMS_OPENID_URL,
      service: config.TEAMS_SERVICE_URL,
      graph: config.TEAMS_GRAPH_URL,
    },
    targetedMessages: config.TEAMS_TARGETED_MESSAGES === 'on',
  };
}

async function credentialOf(config: Config): Promise<TeamsCredential | null> {
  if (config.TEAMS_APP_PASSWORD) return { kind: 'secret', secret: config.TEAMS_APP_PASSWORD };
  if (config.TEAMS_FEDERATED_TOKEN_FILE) {
    return { kind: 'federated-token', file: config.TEAMS_FEDERATED_TOKEN_FILE };
  }
  if (config.TEAMS_MANAGED_IDENTITY) {
    return { kind: 'managed-identity', clientId: config.TEAMS_MANAGED_IDENTITY };
  }
  if (!config.TEAMS_CERTIFICATE_FILE) return null;
  try {
    return { kind: 'certificate', pem: await readFile(config.TEAMS_CERTIFICATE_FILE, 'utf8') };
  } catch {
    throw new ConfigFaults(['TEAMS_CERTIFICATE_FILE: the file cannot be read']);
  }
}

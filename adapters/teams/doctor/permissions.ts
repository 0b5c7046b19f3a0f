import { type Answer, fault, listed, ok, unused } from '../../../src/core/doctor/answer.js';
import { GRAPH_PERMISSIONS, isGranted, READ_GROUPS } from '../app-shape.js';
import type { ExaminedTenant } from './workspace.js';

const GRANT =
  'Add it under "API permissions" of the app registration (Microsoft Graph, application permissions), and have an administrator consent; a running Garbo knows of it within the hour.';

/** What of Graph the tenant has granted; only what the settings rely on has to be. */
export async function checkPermissions({
  graph,
  tenant,
  settings,
}: Pick<ExaminedTenant, 'graph' | 'tenant' | 'settings'>): Promise<Answer> {
  const granted = await graph.permissions(tenant);
  const missing = GRAPH_PERMISSIONS.filter(({ name }) => !isGranted(name, granted));
  const areGroupsNamed = Object.values(settings.roles).some(
    (list) => 'groups' in list && list.groups.length > 0,
  );
  if (areGroupsNamed && missing.some(({ name }) => name === READ_GROUPS)) {
    return fault(`the settings give roles by Entra group, but ${READ_GROUPS} is not granted. ${GRANT}`);
  }
  if (missing.length === 0)
    return ok(`all ${GRAPH_PERMISSIONS.length} that Garbo has a use for are granted.`);
  const said = missing.map(({ name, without }) => `${name} (without it ${without})`);
  return unused(`all are optional. Not granted: ${listed(said)}.`);
}

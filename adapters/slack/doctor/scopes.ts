import { type Answer, fault, listed, ok, unused, warning } from '../../../src/core/doctor/answer.js';
import { type NeededScope, OPTIONAL_SCOPES, SCOPES } from '../app-shape.js';
import type { ExaminedWorkspace } from './workspace.js';

const INSTALL_AGAIN =
  'Put the output of "garbo manifest slack" into the app’s manifest, and install the app again.';

/** The permissions Garbo does not work without, against those of the token. */
export async function checkScopes({ scopes }: Pick<ExaminedWorkspace, 'scopes'>): Promise<Answer> {
  if (scopes === null) return unnamed();
  const missing = SCOPES.filter(({ scope }) => !scopes.includes(scope));
  if (missing.length === 0) return ok(`all ${SCOPES.length} that Garbo needs are granted.`);
  return fault(`missing: ${explained(missing)}. ${INSTALL_AGAIN}`);
}

/** Those that may be left out; one that the settings rely on may not. */
export async function checkOptionalScopes({
  scopes,
  settings,
}: Pick<ExaminedWorkspace, 'scopes' | 'settings'>): Promise<Answer> {
  if (scopes === null) return unnamed();
  const missing = OPTIONAL_SCOPES.filter(({ scope }) => !scopes.includes(scope));
  const isEmailNeeded = Object.values(settings.roles).some(({ emailDomains }) => emailDomains?.length);
  if (isEmailNeeded && missing.some(({ scope }) => scope === 'users:read.email')) {
    return fault(
      `the settings give roles by e-mail domain, but users:read.email is missing. ${INSTALL_AGAIN}`,
    );
  }
  if (missing.length === 0) return ok(`all ${OPTIONAL_SCOPES.length} are granted.`);
  return unused(`left out: ${explained(missing)}. Garbo works without; to have them, install the app again.`);
}

function unnamed(): Answer {
  return warning(
    'Slack’s answer does not say what was granted. Have any proxy to Slack pass the header x-oauth-scopes on.',
  );
}

/** `channels:read (knows which …)` */
function explained(scopes: readonly NeededScope[]): string {
  return listed(
    scopes.map(
      ({ scope, why }) => `${scope} (${why.charAt(0).toLowerCase()}${why.slice(1).replace(/\.$/u, '')})`,
    ),
  );
}

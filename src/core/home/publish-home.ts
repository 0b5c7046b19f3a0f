import { readAgentsOverview } from '../overview/agents-overview.js';
import { readManagersOverview } from '../overview/managers-overview.js';
import { mayReview, type Person } from '../people/person.js';
import { PlatformRefused } from '../ports/chat-platform.js';
import type { HomeRequest } from '../ports/queues.js';
import { contactAddressOf } from '../settings/contact-address.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { composeAgentsHome } from './compose-agents-home.js';
import { composeManagersHome } from './compose-managers-home.js';
import { composePolicyHome } from './compose-policy-home.js';
import type { HomeContent } from './home-content.js';

/** Nobody's home is published again sooner: whoever flips between tabs opens it again and again. */
const GAP_MS = 3_000;

/** What publishing a home needs. */
export type PublishTools = Pick<
  Tools,
  'record' | 'platformOf' | 'phrases' | 'calendar' | 'clock' | 'settings' | 'log'
>;

/**
 * Publishes a person's home for the role they have now. Where the platform has no homes nothing happens. Running it
 * again publishes it again, unless that was a moment ago.
 * @throws PlatformUnavailable to try later; a refusal is logged, because nothing depends on a home
 */
export async function publishHome(tools: PublishTools, { workspace, person }: HomeRequest): Promise<void> {
  const platform = tools.platformOf(workspace.platform);
  const { homes } = platform;
  if (!homes) return;
  const claimed = await tools.record.transaction((tx) =>
    tx.claimHome(workspace, person, tools.clock.now(), GAP_MS),
  );
  if (!claimed) return;
  try {
    const owner = await platform.findPerson(workspace, person);
    await homes.publishHome(workspace, person, await homeOf(tools, workspace, owner));
    tools.log.info('home-published', { platform: workspace.platform, role: owner.role });
  } catch (error) {
    if (error instanceof PlatformRefused) {
      tools.log.error('home-refused', error, { platform: workspace.platform });
      return;
    }
    await tools.record.transaction((tx) => tx.releaseHome(workspace, person));
    throw error;
  }
}

async function homeOf(
  tools: PublishTools,
  workspace: WorkspaceKey,
  { id, role, language: own }: Person,
): Promise<HomeContent> {
  const language = own ?? tools.settings.managersLanguage;
  if (mayReview(role)) {
    const overview = await tools.record.transaction((tx) => readManagersOverview(tools, tx, workspace));
    return composeManagersHome(tools, overview, language);
  }
  if (role === 'agent') {
    const overview = await tools.record.transaction((tx) => readAgentsOverview(tools, tx, workspace, id));
    return composeAgentsHome(tools, overview, language, workspace.platform);
  }
  const address = await tools.record.transaction((tx) => contactAddressOf(tx, tools.settings, workspace));
  return composePolicyHome(tools, workspace.platform, address, language);
}

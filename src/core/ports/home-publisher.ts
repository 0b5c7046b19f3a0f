import type { HomeContent } from '../home/home-content.js';
import type { WorkspaceKey } from '../workspace.js';

/** Shows people a page of their own, where the platform has one. */
export interface HomePublisher {
  /**
   * Puts the content in place of what the person's home showed before. Repeating it does no harm.
   * @throws PlatformUnavailable to try later
   * @throws PlatformRefused when trying again cannot help
   */
  publishHome(workspace: WorkspaceKey, person: string, content: HomeContent): Promise<void>;
}

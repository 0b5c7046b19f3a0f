import type { HomePart } from '../home/home-content.js';
import type { HomePublisher } from '../ports/home-publisher.js';
import type { WorkspaceKey } from '../workspace.js';
import type { ConversationNames } from './conversation-names.js';

/** Homes whose lists open posts under the newest names of the conversations these stand in. */
export function homesUnderNewestNames(
  homes: HomePublisher,
  names: Pick<ConversationNames, 'newestOf'>,
): HomePublisher {
  const newest = async (workspace: WorkspaceKey, part: HomePart): Promise<HomePart> => {
    if (part.kind !== 'row' || part.openAt === null) return part;
    const { conversation } = part.openAt;
    return {
      ...part,
      openAt: { ...part.openAt, conversation: await names.newestOf({ ...workspace, conversation }) },
    };
  };
  return {
    async publishHome(workspace, person, content) {
      const parts = await Promise.all(content.parts.map((part) => newest(workspace, part)));
      await homes.publishHome(workspace, person, { ...content, parts });
    },
  };
}

import type { PostContent, PostKind } from '../notices/post-content.js';
import { takersView } from '../notices/takers-view.js';
import { mayReview } from '../people/person.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { AlertKind } from './alert.js';

/** What managers can take. */
const TAKEN: readonly PostKind[] = ['alert', 'care-alert', 'dispute', 'report'] satisfies AlertKind[];

/**
 * An alert as this person is to see it now; `null`: there is none under this id, or none for them, whatever the
 * platform's payload claims. Throws PlatformUnavailable.
 */
export async function viewPost(
  { record, platformOf, phrases }: Pick<Tools, 'record' | 'platformOf' | 'phrases'>,
  { platform, workspace }: WorkspaceKey,
  postId: string,
  viewer: string,
): Promise<PostContent | null> {
  const person = await platformOf(platform).findPerson({ platform, workspace }, viewer);
  if (!mayReview(person.role)) return null;
  const post = await record.transaction((tx) => tx.findPost(postId));
  if (post?.platform !== platform || post.workspace !== workspace) return null;
  const { content } = post;
  if (!TAKEN.includes(content.kind)) return null;
  return content.takenBy?.id === person.id ? takersView(content, phrases) : content;
}

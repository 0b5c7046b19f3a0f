import type { Language } from '../language.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { PostContent } from './post-content.js';

/** Somebody opens a post that stands closed in a conversation. */
export interface OpenRequest {
  readonly workspace: WorkspaceKey;
  readonly postId: string;
  readonly actor: string;
  /** What they are spoken to in, where nothing else is known. */
  readonly language: Language;
}

/** What they read: the post, or a sentence that says why not. */
export type OpenedPost = { readonly content: PostContent } | { readonly say: string };

/**
 * Shows a closed post, as it is now, to the person it is for; anybody else is told kindly that it is for somebody else.
 * Managers read what concerns them in their own conversation, and a receipt of a complaint is not for them. Reads only.
 */
export async function openSealed(
  { record, phrases }: Pick<Tools, 'record' | 'phrases'>,
  { workspace, postId, actor, language }: OpenRequest,
): Promise<OpenedPost> {
  const post = await record.transaction((tx) => tx.findPost(postId));
  const isHere = post?.platform === workspace.platform && post.workspace === workspace.workspace;
  if (!isHere || post.destination.to !== 'person' || !post.destination.sealedIn) {
    return { say: phrases.say(language, 'press.gone') };
  }
  if (post.destination.person !== actor) return { say: phrases.say(language, 'sealed.not-yours') };
  return { content: post.content };
}

import type { PostContent } from '../../src/core/notices/post-content.js';

/** As which chat platform the page may show Garbo's posts. */
export const LOOKS = ['slack', 'teams'] as const;
export type Look = (typeof LOOKS)[number];

/** A post in the form in which a chat platform takes it. */
export type PlatformPost =
  | { readonly platform: 'slack'; readonly blocks: readonly unknown[] }
  | { readonly platform: 'teams'; readonly card: unknown };

/** Renders a post for a chat platform, as whoever reads it would be shown it there. */
export type RenderAs = (
  look: Look,
  post: { readonly postId: string; readonly content: PostContent },
  reader: string,
) => Promise<PlatformPost>;

/** The look that was asked for; `null` for none, and for one that is not known. */
export function readLook(value: unknown): Look | null {
  return LOOKS.find((look) => look === value) ?? null;
}

import type { Button, PostContent, PostKind } from '../../src/core/notices/post-content.js';
import type { PlatformPost } from './look.js';
import type { StoredPost } from './stored-message.js';

/** Who a message is by. Garbo's own posts carry the role `bot`, which no person has. */
export interface ShownAuthor {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** A message of a conversation as the HTTP interface gives it; the page shows exactly this. */
export interface ShownMessage {
  readonly id: string;
  readonly author: ShownAuthor;
  readonly kind: 'message' | PostKind;
  /** Plain text. Of a post: everything it says in words, its paragraphs parted by empty lines. */
  readonly text: string;
  /** Id of the message that starts the thread; `null` for that message itself. */
  readonly thread: string | null;
  readonly buttons: readonly Button[];
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly editedAt: string | null;
  /** Of a post; `null` or empty for what a person wrote, as are all the fields below. */
  readonly clause: PostContent['clause'];
  readonly quotes: readonly string[];
  readonly language: PostContent['language'] | null;
  readonly title: string | null;
  readonly paragraphs: readonly string[];
  readonly facts: PostContent['facts'];
  readonly folded: PostContent['folded'];
  readonly footer: string | null;
  readonly about: PostContent['about'];
  readonly mentions: readonly string[];
  /** The post as a chat platform shows it, where that was asked for. */
  readonly shownAs: PlatformPost | null;
}

/** Garbo as an author. */
export const GARBO_AUTHOR: ShownAuthor = { id: 'garbo', name: 'Garbo', role: 'bot' };

const NOTHING_POSTED = {
  buttons: [],
  clause: null,
  quotes: [],
  language: null,
  title: null,
  paragraphs: [],
  facts: [],
  folded: null,
  footer: null,
  about: null,
  mentions: [],
  shownAs: null,
} satisfies Partial<ShownMessage>;

/** What a person wrote, as it is shown. */
export function renderMessage(message: {
  readonly id: string;
  readonly thread: string | null;
  readonly text: string;
  readonly writtenAt: Date;
  readonly editedAt: Date | null;
  readonly author: ShownAuthor;
}): ShownMessage {
  return {
    id: message.id,
    author: message.author,
    kind: 'message',
    text: message.text,
    thread: message.thread,
    at: message.writtenAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    ...NOTHING_POSTED,
  };
}

/** A post of Garbo's, as it is shown. */
export function renderPost(
  { id, thread, content, writtenAt }: StoredPost,
  shownAs: PlatformPost | null = null,
): ShownMessage {
  const { title, paragraphs, footer } = content;
  return {
    ...content,
    id,
    author: GARBO_AUTHOR,
    text: [title, ...paragraphs, footer].filter((part) => part !== null && part !== '').join('\n\n'),
    thread,
    at: writtenAt.toISOString(),
    editedAt: null,
    shownAs,
  };
}

import type { ShownMessage } from '../api.js';
import type { Thread as ThreadData } from '../threads.js';
import { useWords } from '../words/words.js';
import { Message } from './message.js';
import { Post } from './post.js';

/** A message and, indented below it, the answers to it. */
export function Thread({ thread }: { readonly thread: ThreadData }) {
  const { words } = useWords();
  return (
    <li class={thread.isPrivate ? 'thread thread-private' : 'thread'}>
      {thread.root ? (
        <Entry message={thread.root} isPrivate={thread.isPrivate} />
      ) : (
        <p class="deleted">{words.deletedRoot}</p>
      )}
      {thread.replies.length > 0 && (
        <ol class="replies">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Entry message={reply} isPrivate={thread.isPrivate} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

function Entry({ message, isPrivate }: { readonly message: ShownMessage; readonly isPrivate: boolean }) {
  return message.kind === 'message' ? (
    <Message message={message} />
  ) : (
    <Post message={message} isPrivate={isPrivate} />
  );
}

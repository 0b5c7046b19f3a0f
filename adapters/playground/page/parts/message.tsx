import { useState } from 'preact/hooks';
import type { ShownMessage } from '../api.js';
import { elementIdOf } from '../state/show-message.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';
import { Avatar } from './avatar.js';
import { EditForm } from './edit-form.js';
import { LongText } from './long-text.js';
import { Time } from './time.js';

/** What a person wrote, with what the visitor may do about it. */
export function Message({ message }: { readonly message: ShownMessage }) {
  const { words } = useWords();
  const { me } = useVisit();
  const [editing, setEditing] = useState(false);
  const { author } = message;
  const isMine = author.id === me.id;
  return (
    <article class="message" id={elementIdOf(message.id)} tabIndex={-1} aria-label={author.name}>
      <Avatar name={author.name} side={author.role} />
      <div class="message-body">
        <p class="byline">
          <strong>{author.name}</strong>
          <span class="role">{words.roles[author.role as keyof typeof words.roles] ?? author.role}</span>
          <Time at={message.at} />
          {message.editedAt && <span class="edited">{words.edited}</span>}
        </p>
        {editing ? (
          <EditForm message={message} onDone={() => setEditing(false)} />
        ) : (
          <>
            <LongText text={message.text} />
            <Actions message={message} isMine={isMine} onEdit={() => setEditing(true)} />
          </>
        )}
      </div>
    </article>
  );
}

interface ActionsProps {
  readonly message: ShownMessage;
  readonly isMine: boolean;
  readonly onEdit: () => void;
}

function Actions({ message, isMine, onEdit }: ActionsProps) {
  const { words } = useWords();
  const { replyTo, remove } = useVisit();
  return (
    <p class="actions">
      <button type="button" class="quiet" onClick={() => replyTo(message)}>
        {words.reply}
      </button>
      {isMine && (
        <>
          <button type="button" class="quiet" onClick={onEdit}>
            {words.edit}
          </button>
          <button type="button" class="quiet" onClick={() => remove(message)}>
            {words.remove}
          </button>
        </>
      )}
    </p>
  );
}

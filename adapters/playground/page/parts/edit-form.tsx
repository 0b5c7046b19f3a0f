import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../api.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';

/** Changes one's own message in its place. Escape leaves it as it was. */
export function EditForm({
  message,
  onDone,
}: {
  readonly message: ShownMessage;
  readonly onDone: () => void;
}) {
  const { words } = useWords();
  const { edit } = useVisit();
  const [text, setText] = useState(message.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (text === message.text || (await edit(message.id, text))) onDone();
  }

  return (
    <form class="edit-form" onSubmit={save}>
      <textarea
        ref={field}
        rows={3}
        value={text}
        aria-label={words.edit}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <p class="actions">
        <button type="submit" class="button primary">
          {words.save}
        </button>
        <button type="button" class="button" onClick={onDone}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

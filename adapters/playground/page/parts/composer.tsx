import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { ShownMessage } from '../api.js';
import { firstName } from '../cast.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';

/** How much of the message that is answered is repeated above the field. */
const EXCERPT = 60;

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The message being answered; `null` starts a thread. */
  readonly answering: ShownMessage | null;
  readonly onStopAnswering: () => void;
}

/** Where the visitor writes. Enter sends, Shift+Enter starts a line. */
export function Composer({ field, answering, onStopAnswering }: ComposerProps) {
  const { words } = useWords();
  const { me, send } = useVisit();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    if (busy || text.trim() === '') return;
    setBusy(true);
    const went = await send(me, text, answering && (answering.thread ?? answering.id));
    setBusy(false);
    if (!went) return;
    setText('');
    onStopAnswering();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {answering && (
        <p class="answering">
          <span>{words.composer.replyingTo(answering.author.name, excerpt(answering.text))}</span>
          <button
            type="button"
            class="quiet"
            aria-label={words.composer.stopReplying}
            onClick={onStopAnswering}
          >
            ×
          </button>
        </p>
      )}
      <div class="composer-row">
        <textarea
          ref={field}
          rows={1}
          value={text}
          aria-label={words.composer.label(me.name)}
          aria-describedby="composer-hint"
          title={words.composer.hint}
          placeholder={words.composer.placeholder(firstName(me.name))}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && answering) onStopAnswering();
            // While an input method is composing, Enter only takes over its suggestion.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void submit();
          }}
        />
        <button type="submit" class="button primary" disabled={busy || text.trim() === ''}>
          {words.composer.send}
        </button>
      </div>
      <p id="composer-hint" class="hidden">
        {words.composer.hint}
      </p>
    </form>
  );
}

function excerpt(text: string): string {
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text;
}

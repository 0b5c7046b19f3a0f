import { useState } from 'preact/hooks';
import type { Button } from '../../../../src/core/notices/post-content.js';
import { useWords } from '../words/words.js';
import { Dialog } from './dialog.js';

interface ReasonProps {
  readonly button: Button;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a button is pressed. */
export function ReasonQuestion({ button, onReason, onClose }: ReasonProps) {
  const { words } = useWords();
  const [reason, setReason] = useState('');
  const required = button.reason === 'required';
  return (
    <Dialog title={button.label} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onReason(reason);
        }}
      >
        <label class="field">
          <span>{words.reason.label}</span>
          <textarea
            rows={4}
            value={reason}
            required={required}
            aria-describedby="reason-hint"
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <p id="reason-hint" class="small-print">
          {required ? words.reason.required : words.reason.optional}
        </p>
        <p class="dialog-buttons">
          <button type="button" class="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" class={`button ${button.style === 'danger' ? 'danger' : 'primary'}`}>
            {button.label}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** Asks before a message is deleted. */
export function RemovalQuestion({
  onConfirm,
  onClose,
}: {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { words } = useWords();
  return (
    <Dialog title={words.removal.title} onClose={onClose}>
      <p class="text">{words.removal.text}</p>
      <p class="dialog-buttons">
        <button type="button" class="button" onClick={onClose}>
          {words.cancel}
        </button>
        <button type="button" class="button danger" onClick={onConfirm}>
          {words.remove}
        </button>
      </p>
    </Dialog>
  );
}

interface TextProps {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** Shows the presser of a button what is meant for them alone, for example the policy. */
export function TextShown({ title, text, onClose }: TextProps) {
  const { words } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      {/* Long texts scroll; the keyboard reaches them. */}
      <section class="text dialog-text" tabIndex={-1}>
        {text}
      </section>
      <p class="dialog-buttons">
        <button type="button" class="button primary" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </Dialog>
  );
}

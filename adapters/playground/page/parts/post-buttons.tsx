import type { ShownMessage } from '../api.js';
import { useVisit } from '../state/visit.js';
import { GoToMessage } from './go-to-message.js';

/**
 * The buttons of a post, in the order its content gives them, and the way to the message it is about. Where that
 * message lies folded in the post, unfolding it is what the button that shows it would do.
 */
export function PostButtons({ message }: { readonly message: ShownMessage }) {
  const { press } = useVisit();
  const { about } = message;
  const buttons = message.folded
    ? message.buttons.filter(({ id }) => id !== 'show-message')
    : message.buttons;
  if (buttons.length === 0 && !about) return null;
  return (
    <p class="buttons">
      {buttons.map((button) =>
        button.url ? (
          <a
            key={button.id}
            class={`button ${button.style}`}
            data-button={button.id}
            href={button.url}
            target="_blank"
            rel="noreferrer"
          >
            {button.label}
          </a>
        ) : (
          <button
            key={button.id}
            type="button"
            class={`button ${button.style}`}
            data-button={button.id}
            onClick={() => press(message, button)}
          >
            {button.label}
          </button>
        ),
      )}
      <GoToMessage about={about} />
    </p>
  );
}

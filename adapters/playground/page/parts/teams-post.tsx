import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownMessage } from '../api.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';
import { GoToMessage } from './go-to-message.js';

interface TeamsPostProps {
  readonly message: ShownMessage;
  readonly card: unknown;
}

/** A post as Teams shows it, by Microsoft's own renderer, which is loaded when the first card is to be shown. */
export function TeamsPost({ message, card }: TeamsPostProps) {
  const { words } = useWords();
  const { press } = useVisit();
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  // The card is drawn anew only when it changes; a press must act for who the visitor is by then.
  const onButton = useRef((_id: string) => {});
  onButton.current = (id) => {
    const button = message.buttons.find((one) => one.id === id);
    if (button) press(message, button);
  };
  const json = JSON.stringify(card);

  useEffect(() => {
    let current = true;
    import('../render-card.js').then(
      ({ renderCard }) => {
        if (!current || !place.current) return;
        place.current.replaceChildren(renderCard(JSON.parse(json), (id) => onButton.current(id)));
      },
      () => setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [json]);

  return (
    <>
      <div class="teams" ref={place}>
        {failed && <p class="text">{words.cardFailed}</p>}
      </div>
      <GoToMessage about={message.about} />
    </>
  );
}

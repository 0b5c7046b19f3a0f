import { useState } from 'preact/hooks';
import { useWords } from '../words/words.js';

/** Beyond this many characters only the beginning is shown at first. */
const FOLD_AT = 1_200;

/** Somebody's words as they wrote them. */
export function LongText({ text }: { readonly text: string }) {
  const { words } = useWords();
  const [whole, setWhole] = useState(false);
  const folded = text.length > FOLD_AT && !whole;
  return (
    <>
      <p class="text">{folded ? `${text.slice(0, FOLD_AT)}…` : text}</p>
      {folded && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {words.showAll}
        </button>
      )}
    </>
  );
}

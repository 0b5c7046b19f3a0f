import type { ShownMessage } from '../api.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';

/** The way to the message that a post is about. */
export function GoToMessage({ about }: Pick<ShownMessage, 'about'>) {
  const { language, words } = useWords();
  const { goTo } = useVisit();
  if (!about) return null;
  return (
    <button type="button" class="quiet" lang={language} onClick={() => goTo(about.message)}>
      {words.goToMessage}
    </button>
  );
}

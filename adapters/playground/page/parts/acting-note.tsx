import { FIRST_MANAGER, firstName } from '../cast.js';
import { useVisit } from '../state/visit.js';
import { useWords } from '../words/words.js';

/** Tells a visitor who may not decide why not, and offers to act as somebody who may. */
export function ActingNote() {
  const { words } = useWords();
  const { me, actAs } = useVisit();
  if (me.role === 'manager' || me.role === 'director') return null;
  return (
    <p class="acting-note">
      <span>{words.actAsHint(firstName(me.name))}</span>
      <button type="button" class="quiet" onClick={() => actAs(FIRST_MANAGER)}>
        {words.actAs(firstName(FIRST_MANAGER.name))}
      </button>
    </p>
  );
}

import { useWords } from '../words/words.js';
import type { PaneName } from './pane.js';

interface PaneTabsProps {
  readonly shown: PaneName;
  /** The pane where something arrived while the other was shown. */
  readonly news: PaneName | null;
  readonly onShow: (pane: PaneName) => void;
}

/** Chooses the channel where there is room for one only. */
export function PaneTabs({ shown, news, onShow }: PaneTabsProps) {
  const { words } = useWords();
  return (
    <nav class="pane-tabs" aria-label={words.panes}>
      {(['support', 'managers'] as const).map((pane) => (
        <button
          key={pane}
          type="button"
          aria-current={pane === shown ? 'true' : undefined}
          aria-controls={`${pane}-pane`}
          onClick={() => onShow(pane)}
        >
          #{words[pane].name}{' '}
          {pane === news && (
            <span class="news">
              <span class="hidden">{words.newHere}</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}

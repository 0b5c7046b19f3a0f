import { useRef } from 'preact/hooks';
import type { PaneName } from '../parts/pane.js';
import type { Conversation } from './use-conversations.js';

/** The pane that is not shown, once something arrived there since it was last seen; else `null`. */
export function useNews(panes: Readonly<Record<PaneName, Conversation>>, shown: PaneName): PaneName | null {
  const seen = useRef<Partial<Record<PaneName, number>>>({});
  const other: PaneName = shown === 'support' ? 'managers' : 'support';
  for (const pane of [shown, other]) {
    const { state, messages } = panes[pane];
    // What was there when the page was opened is not news.
    if (state === 'read' && (pane === shown || seen.current[pane] === undefined))
      seen.current[pane] = messages.length;
  }
  return panes[other].messages.length > (seen.current[other] ?? Number.POSITIVE_INFINITY) ? other : null;
}

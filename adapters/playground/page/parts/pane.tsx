import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Conversation } from '../state/use-conversations.js';
import { useNewestInView } from '../state/use-newest-in-view.js';
import { mergeThreads, threadsOf } from '../threads.js';
import { useWords } from '../words/words.js';
import { Thread } from './thread.js';

/** Which of the two channels. */
export type PaneName = 'support' | 'managers';

interface PaneProps {
  readonly name: PaneName;
  readonly conversation: Conversation;
  /** What the visitor alone is shown, mixed in by time. */
  readonly own?: Conversation;
  readonly onRetry: () => void;
  /** Stands below the title. */
  readonly note?: ComponentChildren;
  /** Stands below the messages. */
  readonly children?: ComponentChildren;
}

const NOTHING: Conversation = { state: 'read', messages: [] };

/** A channel: its name, its threads, and what stands below them. */
export function Pane({ name, conversation, own = NOTHING, onRetry, note, children }: PaneProps) {
  const { words } = useWords();
  const threads = useMemo(
    () => mergeThreads(threadsOf(conversation.messages), threadsOf(own.messages, true)),
    [conversation.messages, own.messages],
  );
  useNewestInView(conversation.messages, `${name}-feed`);
  useNewestInView(own.messages, `${name}-feed`);
  return (
    <section class={`pane pane-${name}`} id={`${name}-pane`} aria-labelledby={`${name}-title`}>
      <header class="pane-header">
        <h2 id={`${name}-title`}>
          <span aria-hidden="true">#</span>
          {words[name].name}
        </h2>
        <p>{words[name].about}</p>
      </header>
      {note}
      <div class="feed" id={`${name}-feed`} role="log" aria-labelledby={`${name}-title`}>
        {threads.length > 0 ? (
          <ol class="threads">
            {threads.map((thread) => (
              <Thread key={thread.id} thread={thread} />
            ))}
          </ol>
        ) : (
          <Nothing name={name} state={conversation.state} onRetry={onRetry} />
        )}
      </div>
      {children}
    </section>
  );
}

interface NothingProps {
  readonly name: PaneName;
  readonly state: Conversation['state'];
  readonly onRetry: () => void;
}

/** What a channel without messages says. */
function Nothing({ name, state, onRetry }: NothingProps) {
  const { words } = useWords();
  if (state === 'loading') return <p class="nothing">{words.loading}</p>;
  if (state === 'failed')
    return (
      <div class="nothing">
        <p>{words.loadFailed}</p>
        <button type="button" class="button" onClick={onRetry}>
          {words.retry}
        </button>
      </div>
    );
  return (
    <div class="nothing">
      <p class="nothing-title">{words[name].empty}</p>
      <p>{words[name].emptyHint}</p>
    </div>
  );
}

import type { Status } from '../state/use-status.js';
import { useWords } from '../words/words.js';

/** What the last action came to, and whether the connection stands; read out politely. */
export function StatusLine({
  status,
  connected,
}: {
  readonly status: Status | null;
  readonly connected: boolean;
}) {
  const { words } = useWords();
  return (
    <div class="status" role="status">
      {!connected && <p class="status-text failed">{words.offline}</p>}
      {status && <p class={status.failed ? 'status-text failed' : 'status-text'}>{status.text}</p>}
    </div>
  );
}

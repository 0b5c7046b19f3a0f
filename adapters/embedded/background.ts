import type { BackgroundMessage } from '../../src/core/ports/classifier.js';
import type { BackgroundTokens } from './features.js';
import { tokenise } from './tokenise.js';

/** Earlier messages looked at, the newest; of each only the beginning. */
const NEWEST = 10;
const LONGEST = 1000;

/** Earlier messages of a thread, cut into tokens; other people's are left out. */
export function tokeniseBackground(background: readonly BackgroundMessage[]): BackgroundTokens {
  const newest = background.slice(-NEWEST);
  const from = (author: BackgroundMessage['from']) =>
    newest.filter((message) => message.from === author).map(({ text }) => tokenise(text.slice(0, LONGEST)));
  return { agent: from('agent'), customer: from('customer') };
}

import type { RenderAs } from '../../adapters/playground/index.js';
import { takersView } from '../core/notices/takers-view.js';
import type { PhraseBook } from '../core/ports/phrase-book.js';

/**
 * Shows the playground's posts as the chat platforms would. Their adapters, and the SDKs in them, are loaded when
 * somebody first asks for it. There is no thread to link and nobody to mention there.
 */
export function createLooks(phrases: PhraseBook): RenderAs {
  return async (look, { postId, content }, reader) => {
    if (look === 'slack') {
      const { renderPost } = await import('../../adapters/slack/index.js');
      return { platform: look, blocks: renderPost(content, { postId, permalink: null, phrases }).blocks };
    }
    const { renderCard } = await import('../../adapters/teams/index.js');
    const isTakersView = content.takenBy?.id === reader;
    const card = renderCard(isTakersView ? takersView(content, phrases) : content, {
      postId,
      permalink: null,
      mentioned: [],
      isTakersView,
      phrases,
    });
    return { platform: look, card };
  };
}

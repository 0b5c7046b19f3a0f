import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import { attachmentOf, type CardElement, card, text } from './cards.js';
import type { Connector } from './connector.js';
import { threadId } from './conversation-id.js';
import type { Interaction } from './interaction.js';
import type { TeamsPhrase } from './phrases.js';
import type { PrivateMessages } from './private/private-messages.js';

/** Answers somebody so that nobody else reads it. */
export class PrivateAnswers {
  constructor(
    private readonly privately: PrivateMessages,
    private readonly connector: Connector,
    private readonly phrases: PhraseBook,
  ) {}

  /**
   * Says a text, a paragraph each, with these buttons under it; a dialog can only be opened by one. Somebody who cannot
   * be answered privately reads in the thread that it is so, and nothing of the answer.
   * @throws PlatformUnavailable, PlatformRefused
   */
  async say(
    { tenant, conversation, thread, actor, language }: Interaction,
    paragraphs: readonly string[],
    buttons: readonly CardElement[] = [],
  ): Promise<void> {
    try {
      const near = { conversation, thread };
      await this.privately.send(tenant, actor, messageOf(paragraphs, buttons), near);
    } catch (error) {
      if (!(error instanceof PlatformRefused && error.isUnreachable)) throw error;
      const said = this.phrases.say(language, 'teams.private.cannot' satisfies TeamsPhrase);
      await this.connector.send(tenant, threadId(conversation, thread), messageOf([said], []));
    }
  }
}

function messageOf(paragraphs: readonly string[], buttons: readonly CardElement[]): object {
  const shown = card(
    paragraphs.map((words) => text(words)),
    buttons,
  );
  return { type: 'message', summary: paragraphs.join('\n'), attachments: [attachmentOf(shown)] };
}

import { attachmentOf, type CardElement, card, text } from './cards.js';
import type { Connector } from './connector.js';
import type { DirectConversations } from './direct-conversations.js';
import type { Interaction } from './interaction.js';

/** Answers somebody so that nobody else reads it. */
export class PrivateAnswers {
  constructor(
    private readonly connector: Connector,
    private readonly direct: DirectConversations,
  ) {}

  /**
   * Says a text, a paragraph each, with these buttons under it; a dialog can only be opened by one.
   * @throws PlatformUnavailable, PlatformRefused
   */
  async say(
    { tenant, actor }: Interaction,
    paragraphs: readonly string[],
    buttons: readonly CardElement[] = [],
  ): Promise<void> {
    const conversation = await this.direct.with(tenant, actor);
    await this.connector.send(tenant, conversation, {
      type: 'message',
      summary: paragraphs.join('\n'),
      attachments: [
        attachmentOf(
          card(
            paragraphs.map((words) => text(words)),
            buttons,
          ),
        ),
      ],
    });
  }
}

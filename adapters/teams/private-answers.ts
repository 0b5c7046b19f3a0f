import { type AdaptiveCard, attachmentOf, card, text } from './cards.js';
import type { Connector } from './connector.js';
import type { DirectConversations } from './direct-conversations.js';
import type { Interaction } from './interaction.js';

/** Answers somebody so that nobody else reads it. */
export class PrivateAnswers {
  constructor(
    private readonly connector: Connector,
    private readonly direct: DirectConversations,
  ) {}

  /** Says a text, a paragraph each. Throws PlatformUnavailable, PlatformRefused. */
  say(interaction: Interaction, paragraphs: readonly string[]): Promise<void> {
    return this.show(interaction, paragraphs.join('\n'), card(paragraphs.map((words) => text(words))));
  }

  /** Shows a card; `summary` stands in the notification. Throws like `say`. */
  async show({ tenant, actor }: Interaction, summary: string, shown: AdaptiveCard): Promise<void> {
    const conversation = await this.direct.with(tenant, actor);
    await this.connector.send(tenant, conversation, {
      type: 'message',
      summary,
      attachments: [attachmentOf(shown)],
    });
  }
}

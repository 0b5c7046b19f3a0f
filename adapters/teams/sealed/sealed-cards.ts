import type { Language } from '../../../src/core/language.js';
import type { ConversationPlace, PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { PhraseBook } from '../../../src/core/ports/phrase-book.js';
import { attachmentOf, card, text } from '../cards.js';
import type { Connector } from '../connector.js';
import { threadId } from '../conversation-id.js';
import { opens } from '../dialogs/dialog.js';
import { mention } from '../mentions.js';
import type { TeamsPhrase } from '../phrases.js';
import { marked } from '../post-mark.js';
import type { SentMessage } from '../private/private-messages.js';

/** The dialog in which a closed card opens. */
export const SEALED_DIALOG = 'sealed';

/** A post that is to stand closed in a conversation. */
export interface SealedPost {
  readonly postId: string;
  readonly person: string;
  readonly place: ConversationPlace;
  readonly language: Language;
}

/** Cards that stand in a conversation and say only whom they are for; what they hold is read when they open. */
export class SealedCards {
  constructor(
    private readonly connector: Connector,
    private readonly people: Pick<PeopleDirectory, 'findPerson'>,
    private readonly phrases: PhraseBook,
  ) {}

  /** Throws PlatformUnavailable, PlatformRefused. */
  async post(tenant: string, { postId, person, place, language }: SealedPost): Promise<SentMessage> {
    const say = (key: TeamsPhrase) => this.phrases.say(language, key);
    const { name } = await this.people.findPerson({ platform: 'teams', workspace: tenant }, person);
    const { line, entities } = mention([{ id: person, name }]);
    const open = {
      type: 'Action.Submit',
      title: say('teams.sealed.open'),
      data: opens(SEALED_DIALOG, { post: postId, language }),
    };
    const words = say('teams.sealed.for-you');
    const shown = marked(card([...line, text(words)], [open], { msteams: { entities } }), postId);
    const activity = { type: 'message', summary: words, attachments: [attachmentOf(shown)] };
    const { conversation, thread } = place;
    const message = await this.connector.send(tenant, threadId(conversation, thread), activity);
    return { conversation, message };
  }
}

import { REPORT_ACTION } from '../../../adapters/teams/commands/command-list.js';
import { FakeDialog } from './fake-dialog.js';
import { APP_ID, type FakeTeams } from './fake-teams.js';
import type { DeliveryAnswer, FakeTeamsSender } from './fake-teams-sender.js';
import type { FakeActivity } from './state.js';

const BOT = { id: `28:${APP_ID}`, name: 'Garbo' };

/** Where and how something is written. */
export interface Writing {
  /** The message that starts the thread; a new thread without it. */
  readonly thread?: string;
  /** What differs from an ordinary activity. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** What people write to Garbo in the fake Teams. In their words `{29:Guest}` is a mention, `{Garbo}` one of Garbo. */
export class FakeCommands {
  constructor(
    private readonly teams: FakeTeams,
    private readonly sender: FakeTeamsSender,
  ) {}

  /** Somebody writes a message that may mention Garbo and others. */
  async writes(
    from: string,
    conversation: string,
    words: string,
    { thread, more }: Writing = {},
  ): Promise<DeliveryAnswer> {
    const { answer } = await this.sender.writes(from, conversation, '', thread ?? null, {
      ...this.#worded(words, from),
      ...more,
    });
    return answer;
  }

  /** Somebody writes a message that begins with a mention of Garbo. */
  mentions(
    from: string,
    conversation: string,
    words: string,
    writing: Writing = {},
  ): Promise<DeliveryAnswer> {
    return this.writes(from, conversation, `{Garbo} ${words}`, writing);
  }

  /** Somebody uses a slash command: a message for Garbo alone, which stands in no thread. */
  slash(from: string, conversation: string, words: string, writing: Writing = {}): Promise<DeliveryAnswer> {
    return this.sender.deliver({
      ...this.sender.activity('message', conversation, from, null),
      id: this.teams.nextId(),
      textFormat: 'plain',
      recipient: { ...BOT, isTargeted: true },
      ...this.#worded(words, from),
      ...writing.more,
    });
  }

  /** Somebody writes to Garbo in the direct conversation. */
  tells(from: string, words: string, writing: Writing = {}): Promise<DeliveryAnswer> {
    return this.writes(from, this.teams.addDirect(from).id, words, writing);
  }

  /** Somebody uses "Report message" in the menu of a message; the answer, and the dialog where it shows one. */
  async reports(
    from: string,
    conversation: string,
    message: FakeActivity,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly answer: DeliveryAnswer; dialog(): FakeDialog }> {
    const value = {
      commandId: REPORT_ACTION.id,
      commandContext: 'message',
      context: { theme: 'default' },
      messagePayload: { ...this.#payloadOf(conversation, message), ...more },
    };
    const answer = await this.sender.invokes(
      from,
      conversation,
      'composeExtension/fetchTask',
      value,
      message,
    );
    return { answer, dialog: () => FakeDialog.of(this.sender, from, conversation, answer, value) };
  }

  /** Source: https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module */
  #payloadOf(conversation: string, { id, thread, from, body }: FakeActivity): Record<string, unknown> {
    const author = this.teams.people.get(from);
    const application = { id: APP_ID, displayName: 'Garbo', applicationIdentityType: 'bot' };
    return {
      id,
      replyToId: thread,
      createdDateTime: new Date(Number(id)).toISOString(),
      lastModifiedDateTime: null,
      deleted: false,
      subject: null,
      summary: null,
      importance: 'normal',
      locale: 'it-it',
      linkToMessage: `https://teams.microsoft.com/l/message/${conversation}/${id}`,
      from: author
        ? {
            device: null,
            application: null,
            user: { userIdentityType: 'aadUser', id: author.entra, displayName: author.name },
          }
        : { device: null, user: null, application },
      body: { contentType: 'html', content: `<div>${escapeHtml(String(body.text ?? ''))}</div>` },
      attachments: [],
      mentions: [],
      reactions: [],
    };
  }

  /** The text with its mentions as Teams writes them, and the entities that speak for them. */
  #worded(words: string, from: string): { readonly text: string; readonly entities: readonly object[] } {
    const entities: object[] = [];
    const text = words.replaceAll(/\{([^{}]+)\}/gu, (_whole, id: string) => {
      const mentioned = id === 'Garbo' ? BOT : { id, name: this.teams.people.get(id)?.name };
      const shown = `<at>${mentioned.name}</at>`;
      entities.push({ type: 'mention', mentioned, text: shown });
      return shown;
    });
    const locale = this.teams.people.get(from)?.locale;
    return { text, entities: [...entities, { type: 'clientInfo', locale, platform: 'Web' }] };
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

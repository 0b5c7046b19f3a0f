/** Somebody in the fake Teams. */
export interface FakePerson {
  /** As the bot knows them: `29:…`. */
  readonly id: string;
  readonly name: string;
  /** Their id in Entra; `null` for some people of other organisations. */
  readonly entra: string | null;
  readonly userPrincipalName: string;
  /** Their mail address, where it is another. */
  readonly mail?: string;
  readonly tenant: string;
  readonly userRole: 'user' | 'guest' | 'anonymous';
  readonly locale: string;
}

/** A message in the fake Teams: of a person, or of the bot. */
export interface FakeActivity {
  readonly id: string;
  readonly from: string;
  /** The message that starts its thread; `null` when it stands in no thread. */
  readonly thread: string | null;
  /** What was sent, whole. */
  body: Record<string, unknown>;
  edited: boolean;
  deleted: boolean;
  /** The one person who sees it; `null`: everybody in the conversation. */
  readonly onlyFor: string | null;
}

/** A channel, a chat, or a direct conversation with the bot. */
export interface FakeConversation {
  readonly id: string;
  readonly kind: 'channel' | 'groupChat' | 'personal';
  readonly name: string;
  readonly team: { readonly id: string; readonly name: string; readonly group: string } | null;
  readonly members: Set<string>;
  readonly activities: FakeActivity[];
  /** Whether the bot is in it. */
  hasBot: boolean;
}

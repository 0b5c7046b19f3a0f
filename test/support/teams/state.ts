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

/** A team: its members are those of its standard channels. */
export interface FakeTeam {
  readonly id: string;
  readonly name: string;
  /** Its id in Entra. */
  readonly group: string;
  /** Ids of the people who own it. */
  readonly owners?: readonly string[];
}

/** Who is in a channel: all of its team, some of it, or whoever it is shared with. */
export type FakeMembership = 'standard' | 'private' | 'shared';

/** A channel, a chat, or a direct conversation with the bot. */
export interface FakeConversation {
  readonly id: string;
  readonly kind: 'channel' | 'groupChat' | 'personal';
  /** Empty for the channel General, and for chats that nobody has named. */
  readonly name: string;
  readonly team: FakeTeam | null;
  /** Of a channel; chats are `private`. */
  readonly membership: FakeMembership;
  /** Those in it directly, and those who came with a team that it is shared with. */
  readonly members: Set<string>;
  /** Of the members, those who came with a team that the channel is shared with. */
  readonly throughTeams: Set<string>;
  /** Ids of the messages pinned in it. */
  readonly pinned: Set<string>;
  readonly activities: FakeActivity[];
  /** Whether the person has blocked the bot; set on direct conversations. */
  isBlocked?: boolean;
  /** Whether the bot is in it. */
  hasBot: boolean;
}

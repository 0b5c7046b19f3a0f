import {
  FakeApiError,
  type FakeChannel,
  type FakeEphemeral,
  type FakeHome,
  type FakeMessage,
  type FakeUser,
  type FakeView,
} from './state.js';

/** Slack takes a trigger id for three seconds. */
const TRIGGER_VALID_MS = 3_000;

/** The workspace of tests that need only one. */
export const OWN_TEAM = 'T0OWN';

/** What a workspace of Slack holds: people, channels, messages, and what single people are shown. */
export class FakeWorkspace {
  readonly botUser: string;
  readonly botId: string;
  /** The Grid organisation of the own workspace; set it before the app starts. */
  enterprise: string | null = null;

  readonly users = new Map<string, FakeUser>();
  readonly userGroups = new Map<string, readonly string[]>();
  readonly channels = new Map<string, FakeChannel>();
  /** Dialogs opened, oldest first. */
  readonly views: FakeView[] = [];
  /** What is shown on people's homes, by person. */
  readonly homes = new Map<string, FakeHome>();
  /** Whether Slack draws charts in this workspace. */
  drawsCharts = true;
  /** What single people were shown in passing, oldest first. */
  readonly ephemerals: FakeEphemeral[] = [];

  readonly #pins = new Map<string, Set<string>>();
  readonly #triggers = new Map<string, number>();
  #lastTs = 0;

  /** @param team the workspace's id; Garbo's bot has another user in each */
  constructor(readonly team: string) {
    const suffix = team === OWN_TEAM ? '' : team.slice(1);
    this.botUser = `UGARBO${suffix}`;
    this.botId = `BGARBO${suffix}`;
    this.#addUser(userOf(this.botUser, this.team, { is_bot: true }));
  }

  /** A full member of the own workspace; speaks Italian unless told otherwise. */
  addMember(id: string, changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, this.team, { locale: 'it-IT', ...changes }));
  }

  /** A guest: carries the own workspace's id. */
  addGuest(id: string, changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, this.team, { locale: 'it-IT', is_restricted: true, ...changes }));
  }

  /** Somebody of another organisation, known through a channel shared by Slack Connect: no locale. */
  addExternal(id: string, team = 'T0OTHER', changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, team, changes));
  }

  /** Members of a user group, `S…`. */
  addUserGroup(id: string, users: readonly string[]): void {
    this.userGroups.set(id, users);
  }

  /** A channel with these members and, unless told otherwise, the bot. */
  addChannel(
    id: string,
    members: readonly string[] = [],
    options: { readonly kind?: 'channel' | 'group'; readonly withoutBot?: boolean } = {},
  ): FakeChannel {
    const all = options.withoutBot ? members : [...members, this.botUser];
    return this.#addChannel(id, options.kind ?? 'channel', all);
  }

  /** The direct conversation between the bot and a person. */
  openDirect(user: string): FakeChannel {
    const id = `D${user}`;
    return this.channels.get(id) ?? this.#addChannel(id, 'im', [user, this.botUser]);
  }

  /** Whether a bot may write to somebody: members and guests, and others while an open channel is shared with them. */
  sharesChannelWith({ id, team_id, enterprise_user: grid }: FakeUser): boolean {
    const own = team_id === this.team || (grid !== undefined && grid.enterprise_id === this.enterprise);
    return (
      own ||
      [...this.channels.values()].some(
        ({ kind, is_archived, members }) =>
          kind !== 'im' && !is_archived && members.has(this.botUser) && members.has(id),
      )
    );
  }

  /** A person writes a message; nothing is sent to the app (FakeSlackSender does both). */
  write(channel: string, user: string, text: string, thread?: string): FakeMessage {
    const message: FakeMessage = {
      ts: this.nextTs(),
      user,
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    this.#channel(channel).messages.push(message);
    return message;
  }

  /** Everything in a channel, replies in threads included, oldest first. */
  messagesIn(channel: string): readonly FakeMessage[] {
    return this.#channel(channel).messages;
  }

  /** What the bot wrote in a channel. */
  postsIn(channel: string): readonly FakeMessage[] {
    return this.messagesIn(channel).filter((message) => message.bot_id === this.botId);
  }

  /** What the bot wrote to a person privately. */
  directMessagesTo(user: string): readonly FakeMessage[] {
    return this.channels.get(`D${user}`)?.messages ?? [];
  }

  /** A trigger id as Slack puts it into a payload: good for one dialog, for three seconds. */
  issueTrigger(): string {
    const id = `${Date.now()}.${this.#triggers.size + 1}.fa4e`;
    this.#triggers.set(id, Date.now());
    return id;
  }

  /** Makes a trigger look as old as one that waited in a slow app. */
  expireTrigger(id: string): void {
    this.#triggers.set(id, Date.now() - TRIGGER_VALID_MS - 1);
  }

  /** The messages pinned in a channel. */
  pinsIn(channel: string): Set<string> {
    const pins = this.#pins.get(channel) ?? new Set();
    this.#pins.set(channel, pins);
    return pins;
  }

  /** Used by `views.open`. */
  useTrigger(id: string): void {
    const issued = this.#triggers.get(id);
    if (issued === undefined) throw new FakeApiError('invalid_trigger_id');
    if (Number.isNaN(issued)) throw new FakeApiError('exchanged_trigger_id');
    if (Date.now() - issued > TRIGGER_VALID_MS) throw new FakeApiError('expired_trigger_id');
    this.#triggers.set(id, Number.NaN);
  }

  /** What a person was told in passing. */
  toldTo(user: string): readonly string[] {
    return this.ephemerals.filter((ephemeral) => ephemeral.user === user).map(({ text }) => text);
  }

  /** A `ts` later than every one before. */
  nextTs(): string {
    const micros = Math.max(Date.now() * 1000, this.#lastTs + 1);
    this.#lastTs = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  #addUser(user: FakeUser): FakeUser {
    this.users.set(user.id, user);
    return user;
  }

  #addChannel(id: string, kind: FakeChannel['kind'], members: readonly string[]): FakeChannel {
    const channel: FakeChannel = {
      id,
      name: id.toLowerCase(),
      kind,
      is_archived: false,
      members: new Set(members),
      messages: [],
      refusals: new Map(),
    };
    this.channels.set(id, channel);
    return channel;
  }

  #channel(id: string): FakeChannel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Error(`the fake Slack has no channel ${id}`);
    return channel;
  }
}

function userOf(id: string, team: string, changes: Partial<FakeUser>): FakeUser {
  return {
    id,
    team_id: team,
    name: id.toLowerCase(),
    real_name: `Nome di ${id}`,
    deleted: false,
    is_bot: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: false,
    profile: { display_name: '', real_name: `Nome di ${id}`, team },
    ...changes,
  };
}

/** What the fake Slack remembers, in the field names of Slack's own objects. */

/** A user object, as `users.info` answers. */
export interface FakeUser {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  readonly real_name: string;
  readonly deleted: boolean;
  readonly is_bot: boolean;
  readonly is_admin?: boolean;
  readonly is_restricted: boolean;
  readonly is_ultra_restricted: boolean;
  /** Slack sets it only for people who share no channel with the app. */
  readonly is_stranger: boolean;
  /** Absent for people of other organisations. */
  readonly locale?: string;
  readonly enterprise_user?: { readonly enterprise_id: string };
  readonly profile: {
    readonly display_name: string;
    readonly real_name: string;
    readonly team: string;
    readonly email?: string;
  };
}

/** A message in a channel. */
export interface FakeMessage {
  readonly ts: string;
  readonly thread_ts?: string;
  readonly user: string;
  readonly bot_id?: string;
  text: string;
  blocks?: readonly FakeBlock[];
  metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> };
  edited?: { readonly user: string; readonly ts: string };
  /** `false` when it was posted with `mrkdwn: false`: the text is then shown as it is. */
  readonly mrkdwn?: boolean;
}

/** A block of Block Kit; its fields depend on its type. */
export type FakeBlock = Readonly<Record<string, unknown>> & { readonly type: string };

/** A channel, private channel or direct conversation. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  is_archived: boolean;
  readonly members: Set<string>;
  readonly messages: FakeMessage[];
  /**
   * What `conversations.kick` and `conversations.invite` answer instead of doing it: for one person under
   * `kick U…` or `invite U…`, for everybody under `kick` or `invite`.
   */
  readonly refusals: Map<string, string>;
}

/** A dialog that was opened. */
export interface FakeView {
  readonly id: string;
  readonly trigger_id: string;
  readonly type: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  /** Changes with every update. */
  readonly hash?: string;
  /** The dialog at the bottom of the stack, for one that lies on another. */
  readonly root_view_id?: string;
  readonly title: { readonly text: string };
  readonly blocks: readonly FakeBlock[];
}

/** What a person sees on the Home tab. */
export interface FakeHome {
  /** Changes with every publication. */
  readonly hash: string;
  readonly blocks: readonly FakeBlock[];
}

/** Shown to one person for a moment: by `chat.postEphemeral` or by an answer to a `response_url`. */
export interface FakeEphemeral {
  readonly user: string;
  readonly channel: string;
  readonly thread_ts: string | null;
  readonly text: string;
}

/** A call the fake answered. */
export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** An error a Web API method answers with `ok: false`. */
export class FakeApiError extends Error {
  constructor(
    readonly code: string,
    readonly messages: readonly string[] = [],
  ) {
    super(code);
  }
}

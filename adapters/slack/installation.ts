import type { webApi } from '@slack/bolt';
import { callSlack, SlackPayloadUnreadable } from './errors.js';

/** A workspace Garbo is installed in: who Garbo is there, and the client that acts as its bot. */
export interface Installation {
  /** The workspace's id: Garbo's key for all of it. */
  readonly team: string;
  /** The Enterprise Grid organisation the workspace belongs to, if any. */
  readonly enterprise: string | null;
  readonly botUser: string;
  readonly botId: string;
  readonly client: webApi.WebClient;
}

/** The workspaces Garbo is installed in. */
export interface Installations {
  /** The installation in a workspace. Throws PlatformUnavailable, PlatformRefused. */
  of(team: string): Promise<Installation>;
}

/** The one workspace of a bot token. */
export class SingleInstallation implements Installations {
  #known: Promise<Installation> | undefined;

  constructor(private readonly client: webApi.WebClient) {}

  of(_team: string): Promise<Installation> {
    return this.only();
  }

  /** Asks Slack once whose token this is; a failed answer is not kept. Throws PlatformUnavailable, PlatformRefused. */
  async only(): Promise<Installation> {
    this.#known ??= readInstallation(this.client);
    try {
      return await this.#known;
    } catch (error) {
      this.#known = undefined;
      throw error;
    }
  }
}

async function readInstallation(client: webApi.WebClient): Promise<Installation> {
  const answer = await callSlack(() => client.auth.test());
  const { team_id: team, enterprise_id: enterprise, user_id: botUser, bot_id: botId } = answer;
  if (!team || !botUser || !botId) throw new SlackPayloadUnreadable('auth.test names no workspace or no bot');
  return { team, enterprise: enterprise || null, botUser, botId, client };
}

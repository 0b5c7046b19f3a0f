import type { webApi } from '@slack/bolt';
import { WorkspaceUninstalled } from '../../src/core/ports/chat-platform.js';
import type { Log } from '../../src/core/ports/log.js';
import { callSlack, SlackPayloadUnreadable } from './errors.js';
import { isShutOut } from './installations/shut-out.js';

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

/** Which installation a delivery of Slack's is for, as its payload tells. */
export interface DeliverySource {
  /** `null` where an organisation installed Garbo and the payload names no workspace. */
  readonly team: string | null;
  readonly enterprise: string | null;
}

/** The workspaces Garbo is installed in. */
export interface Installations {
  /**
   * The installation in a workspace, with a token that is valid for longer than a call takes.
   * @throws WorkspaceUninstalled where there is none
   * @throws PlatformUnavailable, PlatformRefused, RecordUnavailable
   */
  of(team: string): Promise<Installation>;
  /** The installation a delivery is for. Throws as `of`. */
  forDelivery(source: DeliverySource): Promise<Installation>;
  /** The workspaces, or organisations, that have installed Garbo. Throws PlatformUnavailable, PlatformRefused, RecordUnavailable. */
  list(): Promise<readonly string[]>;
  /** The workspaces that cannot be worked in since Garbo was removed from this one. See WorkspaceExit. */
  findLeft(team: string): Promise<readonly string[]>;
  /** Lets go of the access, unless Slack gives it again. See WorkspaceExit. */
  forget(team: string): Promise<void>;
}

/** The one workspace of a bot token. */
export class SingleInstallation implements Installations {
  #known: Promise<Installation> | undefined;
  #hasLeft = false;

  constructor(
    private readonly client: webApi.WebClient,
    private readonly log: Log,
  ) {}

  of(_team: string): Promise<Installation> {
    return this.only();
  }

  forDelivery(): Promise<Installation> {
    return this.only();
  }

  async list(): Promise<readonly string[]> {
    return [(await this.only()).team];
  }

  /** Asks Slack once whose token this is; a failed answer is not kept. Throws as `of`. */
  async only(): Promise<Installation> {
    if (this.#hasLeft) throw uninstalled();
    this.#known ??= readInstallation(this.client);
    try {
      return await this.#known;
    } catch (error) {
      this.#known = undefined;
      throw error;
    }
  }

  async findLeft(team: string): Promise<readonly string[]> {
    return (await isShutOut(this.client)) ? [team] : [];
  }

  /** There is nothing to delete: the token stands in the environment. */
  async forget(): Promise<void> {
    if (!(await isShutOut(this.client))) return;
    this.#hasLeft = true;
    this.log.error('slack-uninstalled', uninstalled());
  }
}

function uninstalled(): WorkspaceUninstalled {
  return new WorkspaceUninstalled(
    'Install the Slack app again, set its new SLACK_BOT_TOKEN, and start Garbo again.',
  );
}

async function readInstallation(client: webApi.WebClient): Promise<Installation> {
  const answer = await callSlack(() => client.auth.test());
  const { team_id: team, enterprise_id: enterprise, user_id: botUser, bot_id: botId } = answer;
  if (!team || !botUser || !botId) throw new SlackPayloadUnreadable('auth.test names no workspace or no bot');
  return { team, enterprise: enterprise || null, botUser, botId, client };
}

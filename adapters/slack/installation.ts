import type { webApi } from '@slack/bolt';
import { callSlack, SlackPayloadUnreadable } from './errors.js';

/** Where the bot token is installed, and who it is there. */
export interface Installation {
  /** The workspace's id: Garbo's key for all of it. */
  readonly team: string;
  /** The Enterprise Grid organisation the workspace belongs to, if any. */
  readonly enterprise: string | null;
  readonly botUser: string;
  readonly botId: string;
}

/** Asks Slack once whose token this is; a failed answer is not kept. Throws PlatformUnavailable, PlatformRefused. */
export function createInstallationReader(client: webApi.WebClient): () => Promise<Installation> {
  let known: Installation | undefined;
  return async () => {
    known ??= await readInstallation(client);
    return known;
  };
}

async function readInstallation(client: webApi.WebClient): Promise<Installation> {
  const answer = await callSlack(() => client.auth.test());
  const { team_id: team, enterprise_id: enterprise, user_id: botUser, bot_id: botId } = answer;
  if (!team || !botUser || !botId) throw new SlackPayloadUnreadable('auth.test names no workspace or no bot');
  return { team, enterprise: enterprise || null, botUser, botId };
}

import type { webApi } from '@slack/bolt';
import { type Answer, fault, listed, ok, unused, warning } from '../../../src/core/doctor/answer.js';
import { refusalCode } from '../errors.js';
import type { Installation } from '../installation.js';
import { slackManifest } from '../manifest.js';
import { compareManifest, type ExportedManifest, exportedManifest } from './compare-manifest.js';

/** How this installation is reached, and the token that may read the app's own settings. */
export interface AppSettingsCheck {
  readonly installation: Installation;
  /** An app configuration token, `xoxe.xoxp-…`. */
  readonly configToken: string | undefined;
  readonly clientOf: (token: string) => webApi.WebClient;
  readonly isSocketMode: boolean;
  readonly publicUrl: string | undefined;
  readonly isOAuth: boolean;
}

/** The app as Slack has it against the manifest; exact with an app configuration token, by hand without. */
export async function checkAppSettings(options: AppSettingsCheck): Promise<Answer> {
  const { installation, configToken, clientOf } = options;
  const { bot } = await installation.client.bots.info({ bot: installation.botId });
  const page = `https://api.slack.com/apps/${bot?.app_id ?? ''}/app-manifest`;
  if (configToken === undefined) {
    return unused(
      `what the app subscribes to is told only to an app configuration token: set SLACK_CONFIG_TOKEN for this run (api.slack.com/apps, "Your App Configuration Tokens"), or compare ${page} with "garbo manifest slack".`,
    );
  }
  if (!bot?.app_id) return warning('Slack does not say of which app the token is. Check SLACK_BOT_TOKEN.');
  try {
    const answer = await clientOf(configToken).apps.manifest.export({ app_id: bot.app_id });
    return compare(exportedManifest.parse(answer.manifest), page, options);
  } catch (error) {
    const code = refusalCode(error);
    if (code === null) throw error;
    return fault(
      `Slack refuses SLACK_CONFIG_TOKEN (${code}). Such a token is good for twelve hours: make a new one, in the workspace that owns the app.`,
    );
  }
}

function compare(
  found: ExportedManifest,
  page: string,
  { isSocketMode, publicUrl, isOAuth }: AppSettingsCheck,
): Answer {
  const set = found.settings?.event_subscriptions?.request_url;
  // Without PUBLIC_URL the server that Slack was told is taken for ours.
  const address = publicUrl ?? (isSocketMode ? null : set);
  if (address === undefined) {
    return fault(`the app has no request URL. Set PUBLIC_URL, and put "garbo manifest slack" into ${page}.`);
  }
  const wanted = slackManifest({ publicUrl: address, socket: isSocketMode, oauth: isOAuth });
  const { lacking, surplus } = compareManifest(wanted, found);
  if (lacking.length > 0) {
    return fault(
      `the app lacks ${listed(lacking, 40)}. Put the output of "garbo manifest slack" into ${page}, and install the app again.`,
    );
  }
  if (surplus.length > 0) {
    return warning(
      `the app asks for more than Garbo needs: ${listed(surplus, 40)}. Put the output of "garbo manifest slack" into ${page}.`,
    );
  }
  return ok('scopes, events, commands and addresses are those of "garbo manifest slack".');
}

import {
  type BotEvent,
  type BotScope,
  COMMANDS,
  EVENTS,
  OPTIONAL_SCOPES,
  REPORT_SHORTCUT,
  SCOPES,
  type SlackManifest,
} from './app-shape.js';
import { EVENTS_PATH } from './http-intake.js';

/** Where Slack sends people back to after an installation by OAuth. */
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** What of an installation stands in its manifest. */
export interface ManifestOptions {
  /** The address of this server; `null`: none, which works in Socket Mode without OAuth. */
  readonly publicUrl: string | null;
  /** Socket Mode: Slack sends nothing to an address. */
  readonly socket: boolean;
  /** Whether several workspaces install Garbo by OAuth. */
  readonly oauth: boolean;
}

/**
 * The manifest of the Slack app, with the addresses of this installation.
 * Source of the fields and their limits: https://docs.slack.dev/reference/app-manifest
 */
export function slackManifest({ publicUrl, socket, oauth }: ManifestOptions): SlackManifest {
  const address = (path: string) => (publicUrl === null ? null : new URL(path, publicUrl).href);
  const events = socket ? null : address(EVENTS_PATH);
  const redirect = oauth ? address(REDIRECT_PATH) : null;
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Garbo',
      description: 'Keeps the policy of respect for the people who help customers.',
      background_color: '#2f5d50',
    },
    features: {
      bot_user: { display_name: 'Garbo', always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      shortcuts: [
        {
          name: REPORT_SHORTCUT.name,
          type: 'message',
          callback_id: REPORT_SHORTCUT.callbackId,
          description: REPORT_SHORTCUT.description,
        },
      ],
      slash_commands: COMMANDS.map(({ command, description, hint, escaped }) => ({
        command,
        ...(events === null ? {} : { url: events }),
        description,
        usage_hint: hint,
        should_escape: escaped,
      })),
    },
    oauth_config: {
      ...(redirect === null ? {} : { redirect_urls: [redirect] }),
      scopes: {
        bot: SCOPES.map(({ scope }): BotScope => scope),
        bot_optional: OPTIONAL_SCOPES.map(({ scope }): BotScope => scope),
      },
    },
    settings: {
      event_subscriptions: {
        ...(events === null ? {} : { request_url: events }),
        bot_events: EVENTS.map(({ event }): BotEvent => event),
      },
      interactivity: { is_enabled: true, ...(events === null ? {} : { request_url: events }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      token_rotation_enabled: false,
    },
  };
}

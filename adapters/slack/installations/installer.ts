import { type CallbackOptions, ErrorCode, type Installation, InstallProvider } from '@slack/oauth';
import { type Request, type Response, Router } from 'express';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { OPTIONAL_SCOPES, SCOPES } from '../app-shape.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { REDIRECT_PATH } from '../manifest.js';
import type { SdkLogger } from '../sdk-logger.js';
import type { SlackOAuth, SlackOptions } from '../settings.js';
import { webClientOptions } from '../web-client.js';
import { type InstallEnding, renderInstallPage } from './install-page.js';
import type { InstallationFacts, Tokens } from './kept-installation.js';

/** Where a workspace begins to install Garbo. */
export const INSTALL_PATH = '/slack/install';

/** The pages run nothing, load nothing, and stand in nobody's frame. */
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** What the installer needs. */
export interface InstallerParts extends Pick<SlackOptions, 'apiUrl' | 'phrases' | 'log'> {
  readonly oauth: SlackOAuth;
  readonly logger: SdkLogger;
  /** Keeps what an installation gave. */
  readonly install: (workspace: string, facts: InstallationFacts, tokens: Tokens) => Promise<void>;
}

/**
 * Serves `/slack/install`, which leads to Slack's consent page, and `/slack/oauth_redirect`, to which Slack sends
 * people back. A signed state in the address and in a cookie ties the second to the browser of the first.
 * Source: https://docs.slack.dev/authentication/installing-with-oauth
 */
export function installRoutes(parts: InstallerParts): Router {
  const { oauth, phrases } = parts;
  const provider = createProvider(parts);
  const router = Router();
  router.get(INSTALL_PATH, async (request: Request, response: Response) => {
    response.set(HEADERS);
    await provider.handleInstallPath(request, response);
  });
  router.get(REDIRECT_PATH, async (request: Request, response: Response) => {
    const language = languageOf(request);
    const show = (ending: InstallEnding) => {
      const page = renderInstallPage(ending, { language, phrases, again: addressOf(oauth, INSTALL_PATH) });
      response.status(STATUS[ending.outcome]).set(HEADERS).type('html').send(page);
    };
    await provider.handleCallback(request, response, answers(show, parts));
  });
  return router;
}

const STATUS: Readonly<Record<InstallEnding['outcome'], number>> = {
  installed: 200,
  cancelled: 200,
  outdated: 400,
  failed: 502,
};

function createProvider({ oauth, logger, apiUrl, install }: InstallerParts): InstallProvider {
  return new InstallProvider({
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    directInstall: true,
    installUrlOptions: {
      scopes: [...SCOPES, ...OPTIONAL_SCOPES].map(({ scope }) => scope),
      redirectUri: addressOf(oauth, REDIRECT_PATH),
    },
    installationStore: {
      storeInstallation: async (installation) => {
        const { workspace, facts, tokens } = readInstallation(installation);
        await install(workspace, facts, tokens);
      },
      // Its own renewal would let two processes use one refresh token: OAuthInstallations reads what is kept.
      fetchInstallation: async () => {
        throw new SlackPayloadUnreadable('the installer asks for an installation');
      },
    },
    clientOptions: webClientOptions(logger, apiUrl),
    logger,
  });
}

function answers(
  show: (ending: InstallEnding) => void,
  { log }: Pick<InstallerParts, 'log'>,
): CallbackOptions {
  return {
    success: ({ team, enterprise }) =>
      show({ outcome: 'installed', team: team?.name ?? enterprise?.name ?? '', teamId: team?.id ?? null }),
    failure: (error) => {
      const outcome = OUTCOMES[error.code] ?? 'failed';
      if (outcome === 'failed') log.error('slack-installation-failed', error);
      show({ outcome });
    },
  };
}

const OUTCOMES: Readonly<Record<string, 'cancelled' | 'outdated'>> = {
  [ErrorCode.AuthorizationError]: 'cancelled',
  [ErrorCode.MissingStateError]: 'outdated',
  [ErrorCode.InvalidStateError]: 'outdated',
  [ErrorCode.MissingCodeError]: 'outdated',
};

/** What of an installation is kept: nothing of the person who installed it. */
function readInstallation({ team, enterprise, bot, isEnterpriseInstall }: Installation): {
  readonly workspace: string;
  readonly facts: InstallationFacts;
  readonly tokens: Tokens;
} {
  const isOrganisation = isEnterpriseInstall === true;
  const workspace = isOrganisation ? enterprise?.id : team?.id;
  if (!workspace || !bot?.token || !bot.id) throw new SlackPayloadUnreadable('an installation without a bot');
  const { refreshToken, expiresAt } = bot;
  return {
    workspace,
    facts: {
      name: (isOrganisation ? enterprise?.name : team?.name) ?? workspace,
      enterprise: enterprise?.id ?? null,
      isOrganisation,
      botUser: bot.userId,
      botId: bot.id,
      scopes: bot.scopes,
    },
    tokens: {
      botToken: bot.token,
      rotation: refreshToken && expiresAt ? { refreshToken, expiresAt: new Date(expiresAt * 1000) } : null,
    },
  };
}

function languageOf(request: Request): Language {
  const preferred = request.acceptsLanguages([...LANGUAGES]);
  return LANGUAGES.find((language) => language === preferred) ?? 'it';
}

function addressOf({ publicUrl }: SlackOAuth, path: string): string {
  return new URL(path, publicUrl).href;
}

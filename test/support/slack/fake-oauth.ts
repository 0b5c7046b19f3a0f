import { FakeApiError } from './state.js';

/** As Slack's: twelve hours, in seconds. */
const TOKEN_LASTS_SECONDS = 43_200;

/** The app, as it stands in its settings page. */
export const OAUTH_CLIENT = { clientId: '1234567890.0987654321', clientSecret: 'a-client-secret' } as const;

interface FakeToken {
  readonly team: string;
  /** What Slack answers to whoever uses it: `null`, it is good. */
  refusal: string | null;
}

interface FakeCode {
  readonly team: string;
  readonly redirectUri: string;
}

/** Who installs: a workspace, or an organisation for all of its workspaces. */
export interface FakeInstaller {
  readonly team: string;
  readonly name: string;
  readonly botUser: string;
  readonly isOrganisation: boolean;
}

/**
 * Slack's side of OAuth: the consent page, codes that are good once, tokens, and their rotation. A refresh token is
 * good once; the bot token before it stays good until its end.
 */
export class FakeOAuth {
  /** Whether the app has token rotation. */
  rotation = false;
  readonly #installers = new Map<string, FakeInstaller>();
  readonly #tokens = new Map<string, FakeToken>();
  readonly #refreshTokens = new Map<string, string>();
  readonly #codes = new Map<string, FakeCode>();
  #issued = 0;

  /** A workspace or organisation that can install the app. */
  addInstaller(installer: FakeInstaller): void {
    this.#installers.set(installer.team, installer);
  }

  /** A token that was given outside of OAuth. */
  addToken(token: string, team: string): void {
    this.#tokens.set(token, { team, refusal: null });
  }

  /** The team a token belongs to. @throws FakeApiError when it opens nothing */
  teamOf(token: string): string {
    const known = this.#tokens.get(token);
    if (known === undefined) throw new FakeApiError('invalid_auth');
    if (known.refusal !== null) throw new FakeApiError(known.refusal);
    return known.team;
  }

  /** The tokens that open a team now, oldest first. */
  tokensOf(team: string): readonly string[] {
    return [...this.#tokens]
      .filter(([, known]) => known.team === team && known.refusal === null)
      .map(([token]) => token);
  }

  /** Somebody presses "Allow" on the consent page: the address Slack sends the browser to. */
  allow(consentUrl: string, team: string): string {
    const asked = this.#read(consentUrl);
    this.#issued += 1;
    const code = `code-${this.#issued}`;
    this.#codes.set(code, { team, redirectUri: asked.redirectUri });
    return `${asked.redirectUri}?${new URLSearchParams({ code, state: asked.state })}`;
  }

  /** Somebody presses "Cancel". */
  cancel(consentUrl: string): string {
    const { redirectUri, state } = this.#read(consentUrl);
    return `${redirectUri}?${new URLSearchParams({ error: 'access_denied', state })}`;
  }

  /** The time of the tokens a team has now is over. */
  expireTokensOf(team: string): void {
    this.#refuse(team, 'token_expired');
  }

  /** The app is removed from a team: its tokens open nothing any more, and cannot be renewed. */
  uninstall(team: string): void {
    this.#refuse(team, 'account_inactive');
    for (const [token, owner] of this.#refreshTokens) if (owner === team) this.#refreshTokens.delete(token);
  }

  /** `oauth.v2.access` */
  access(args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    if (args.client_id !== OAUTH_CLIENT.clientId) throw new FakeApiError('invalid_client_id');
    if (args.client_secret !== OAUTH_CLIENT.clientSecret) throw new FakeApiError('bad_client_secret');
    if (args.grant_type === 'refresh_token') return this.#refresh(String(args.refresh_token));
    const code = this.#codes.get(String(args.code));
    if (code === undefined) throw new FakeApiError('invalid_code');
    this.#codes.delete(String(args.code));
    if (args.redirect_uri !== code.redirectUri) throw new FakeApiError('bad_redirect_uri');
    return this.#issue(code.team);
  }

  #refresh(refreshToken: string): Readonly<Record<string, unknown>> {
    const team = this.#refreshTokens.get(refreshToken);
    if (team === undefined) throw new FakeApiError('invalid_refresh_token');
    this.#refreshTokens.delete(refreshToken);
    return this.#issue(team);
  }

  #issue(team: string): Readonly<Record<string, unknown>> {
    const installer = this.#installers.get(team);
    if (installer === undefined) throw new FakeApiError('invalid_code');
    this.#issued += 1;
    const token = `${this.rotation ? 'xoxe.xoxb' : 'xoxb'}-${team}-${this.#issued}`;
    this.#tokens.set(token, { team, refusal: null });
    const named = { id: team, name: installer.name };
    return {
      access_token: token,
      token_type: 'bot',
      scope: 'chat:write,commands,users:read',
      bot_user_id: installer.botUser,
      app_id: 'A0GARBO',
      team: installer.isOrganisation ? null : named,
      enterprise: installer.isOrganisation ? named : null,
      is_enterprise_install: installer.isOrganisation,
      authed_user: { id: 'UADMIN' },
      ...(this.rotation ? this.#rotating(team) : {}),
    };
  }

  #rotating(team: string) {
    const refreshToken = `xoxe-1-${team}-${this.#issued}`;
    this.#refreshTokens.set(refreshToken, team);
    return { refresh_token: refreshToken, expires_in: TOKEN_LASTS_SECONDS };
  }

  #refuse(team: string, refusal: string): void {
    for (const token of this.#tokens.values()) if (token.team === team) token.refusal ??= refusal;
  }

  /** What the app asks for on the consent page, as strict as Slack's. */
  #read(consentUrl: string): { readonly redirectUri: string; readonly state: string } {
    const url = new URL(consentUrl);
    if (`${url.origin}${url.pathname}` !== 'https://slack.com/oauth/v2/authorize') {
      throw new Error(`this is not Slack's consent page: ${consentUrl}`);
    }
    const { client_id, scope, redirect_uri, state } = Object.fromEntries(url.searchParams);
    if (client_id !== OAUTH_CLIENT.clientId) throw new Error('the consent page knows no such client');
    if (!scope || !redirect_uri || !state) throw new Error('the consent page lacks scope, address or state');
    return { redirectUri: redirect_uri, state };
  }
}

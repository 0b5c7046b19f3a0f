import { METHOD_SCOPES } from './method-scopes.js';
import { FakeApiError } from './state.js';

/** A token lacks a permission: Slack names what is needed and what was granted. */
export class MissingScope extends FakeApiError {
  constructor(
    readonly needed: string,
    readonly provided: string,
  ) {
    super('missing_scope');
  }
}

/** How Garbo's app is set up in the fake Slack, as its administrator sees it. */
export class FakeApp {
  readonly id = 'A0GARBO';
  /** An app configuration token, for `apps.manifest.export`. */
  readonly configToken = 'xoxe.xoxp-fake-configuration';
  /** What was granted to the bot; everything that any method needs, until a test takes some away. */
  readonly scopes = new Set(
    Object.values(METHOD_SCOPES)
      .flatMap(({ bot = [], optional = [] }) => [...bot, ...optional])
      .concat('app_mentions:read', 'commands'),
  );
  /** What was granted to the app-level token. */
  readonly appScopes = new Set(['connections:write']);
  /** The manifest as it is saved in Slack. */
  manifest: object | null = null;
  /** By how much Slack's clock goes before this machine's. */
  clockAheadMs = 0;

  /** Of several permissions one is enough: which one a channel needs is the method's affair. */
  checkScopes(method: string): void {
    if (method === 'apps.connections.open') this.require('connections:write', this.appScopes);
    const { bot, optional } = METHOD_SCOPES[method] ?? {};
    const alternatives = bot ?? optional ?? [];
    if (alternatives.length > 0 && !alternatives.some((scope) => this.scopes.has(scope))) {
      throw new MissingScope(alternatives.join(','), [...this.scopes].join(','));
    }
  }

  /** @throws MissingScope when the token does not have it */
  require(scope: string, granted: ReadonlySet<string> = this.scopes): void {
    if (!granted.has(scope)) throw new MissingScope(scope, [...granted].join(','));
  }
}

import type { webApi } from '@slack/bolt';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { InstallationRows, NewInstallationRow } from '../../../src/core/ports/installation-rows.js';
import type { Log } from '../../../src/core/ports/log.js';
import { callSlack, SlackPayloadUnreadable } from '../errors.js';
import { fromRow, type KeptInstallation, type Tokens, toRow } from './kept-installation.js';
import type { TokenVault } from './token-vault.js';

/** Slack's tokens last twelve hours; renewing two hours early, as Slack's own library does, leaves time for outages. */
const RENEW_BEFORE_MS = 2 * 60 * 60_000;

/** A token must outlast the call it is used for. */
const STILL_GOOD_MS = 60_000;

/** A claim older than this belongs to a process that is gone. Longer than the call and the writing may take. */
const CLAIM_MS = 30_000;

/** The app as Slack's OAuth knows it. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What renewing needs. */
export interface RenewalParts {
  readonly app: OAuthApp;
  readonly rows: InstallationRows;
  readonly vault: TokenVault;
  /** A client without a token. */
  readonly client: webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Keeps tokens valid. A refresh token is good once: of several processes one claims the renewal in the record
 * and asks Slack, while the others go on with the token that is still valid. The new token is stored before it
 * is used. Source: https://docs.slack.dev/authentication/using-token-rotation
 */
export class TokenRenewal {
  /** Renewed, but the record could not take it: the only copy of a token that Slack gives once. */
  readonly #unsaved = new Map<string, { readonly row: NewInstallationRow; readonly version: number }>();

  constructor(private readonly parts: RenewalParts) {}

  /**
   * The installation with tokens that can be used now, sealed with the newest key.
   * @throws PlatformUnavailable while another process renews a token that has ended
   * @throws PlatformRefused when Slack does not renew it
   * @throws RecordUnavailable
   */
  async renewed(kept: KeptInstallation): Promise<KeptInstallation> {
    const saved = await this.#saveLeftOver(kept);
    const { rotation } = saved.tokens;
    if (rotation === null || rotation.expiresAt.getTime() - this.#now() > RENEW_BEFORE_MS) {
      return saved.isSealedWithOldKey ? this.#save(saved, saved.tokens) : saved;
    }
    const { rows, clock } = this.parts;
    const until = new Date(this.#now() + CLAIM_MS);
    if (await rows.claim(saved.key, saved.version, clock.now(), until)) {
      return this.#renew(saved, rotation.refreshToken);
    }
    const usable = await this.#findUsable(saved);
    if (usable) return usable;
    throw new PlatformUnavailable('The token for Slack is being renewed.');
  }

  async #renew(kept: KeptInstallation, refreshToken: string): Promise<KeptInstallation> {
    const { rows, log } = this.parts;
    let tokens: Tokens;
    try {
      tokens = await this.#ask(refreshToken);
    } catch (error) {
      await rows.release(kept.key, kept.version);
      log.error('slack-token-not-renewed', error, { workspace: kept.key.workspace });
      const usable = await this.#findUsable(kept);
      if (usable) return usable;
      throw error;
    }
    const renewed = await this.#save(kept, tokens);
    log.info('slack-token-renewed', { workspace: kept.key.workspace });
    return renewed;
  }

  /** The installation as it is, or as another process has renewed it meanwhile; `null` when its token has ended. */
  async #findUsable(kept: KeptInstallation): Promise<KeptInstallation | null> {
    if (this.#isGood(kept)) return kept;
    const row = await this.parts.rows.find(kept.key);
    const now = row && fromRow(this.parts.vault, row);
    return now && this.#isGood(now) ? now : null;
  }

  async #ask(refreshToken: string): Promise<Tokens> {
    const { app, client } = this.parts;
    const answer = await callSlack(() =>
      client.oauth.v2.access({
        client_id: app.clientId,
        client_secret: app.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    );
    if (!answer.access_token || !answer.refresh_token || !answer.expires_in) {
      throw new SlackPayloadUnreadable('oauth.v2.access renews no token');
    }
    const expiresAt = new Date(this.#now() + answer.expires_in * 1000);
    return { botToken: answer.access_token, rotation: { refreshToken: answer.refresh_token, expiresAt } };
  }

  /** Seals the tokens with the newest key and stores them; where somebody else has stored others, those count. */
  async #save(kept: KeptInstallation, tokens: Tokens): Promise<KeptInstallation> {
    const { rows, vault } = this.parts;
    const row = toRow(vault, kept.key, kept.facts, tokens);
    let isStored: boolean;
    try {
      isStored = await rows.change(row, kept.version);
    } catch (error) {
      this.#unsaved.set(kept.key.workspace, { row, version: kept.version });
      throw error;
    }
    if (isStored) return { ...kept, version: kept.version + 1, tokens, isSealedWithOldKey: false };
    const now = await rows.find(kept.key);
    return now ? fromRow(vault, now) : kept;
  }

  async #saveLeftOver(kept: KeptInstallation): Promise<KeptInstallation> {
    const { rows, vault } = this.parts;
    const left = this.#unsaved.get(kept.key.workspace);
    if (left === undefined) return kept;
    const isStored = await rows.change(left.row, left.version);
    this.#unsaved.delete(kept.key.workspace);
    return isStored ? fromRow(vault, { ...left.row, version: left.version + 1 }) : kept;
  }

  #isGood({ tokens: { rotation } }: KeptInstallation): boolean {
    return rotation === null || rotation.expiresAt.getTime() - this.#now() > STILL_GOOD_MS;
  }

  #now(): number {
    return this.parts.clock.now().getTime();
  }
}

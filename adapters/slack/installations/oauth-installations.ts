import type { webApi } from '@slack/bolt';
import { WorkspaceUninstalled } from '../../../src/core/ports/chat-platform.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { InstallationRow, InstallationRows } from '../../../src/core/ports/installation-rows.js';
import type { Log } from '../../../src/core/ports/log.js';
import { Recent } from '../../../src/core/recent.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import type { DeliverySource, Installation, Installations } from '../installation.js';
import {
  fromRow,
  type InstallationFacts,
  type KeptInstallation,
  organisationOf,
  type Tokens,
  toMemberRow,
  toRow,
} from './kept-installation.js';
import { isShutOut } from './shut-out.js';
import { type OAuthApp, TokenRenewal } from './token-renewal.js';
import type { TokenVault } from './token-vault.js';

/** How long a process may go on with a token that another one renewed or removed: it is valid for longer. */
const MAX_AGE_MS = 30_000;
const MAX_WORKSPACES = 500;

/** What the installations need. */
export interface OAuthInstallationParts {
  readonly app: OAuthApp;
  readonly rows: InstallationRows;
  readonly vault: TokenVault;
  /** A client that acts with a token, in one workspace of an organisation where `team` is given. */
  readonly clientOf: (botToken: string | undefined, team?: string) => webApi.WebClient;
  readonly clock: Clock;
  readonly log: Log;
}

/** The workspaces that installed Garbo by OAuth, each with a token of its own. */
export class OAuthInstallations implements Installations {
  readonly #recent: Recent<Installation>;
  readonly #renewal: TokenRenewal;

  constructor(private readonly parts: OAuthInstallationParts) {
    this.#recent = new Recent(parts.clock, MAX_AGE_MS, MAX_WORKSPACES);
    this.#renewal = new TokenRenewal({ ...parts, client: parts.clientOf(undefined) });
  }

  /** Keeps what an installation gave, in place of an earlier one of the same workspace. Throws RecordUnavailable. */
  async install(workspace: string, facts: InstallationFacts, tokens: Tokens): Promise<void> {
    await this.parts.rows.install(toRow(this.parts.vault, keyOf(workspace), facts, tokens));
    this.#recent.forgetAll();
    this.parts.log.info('slack-installed', { workspace });
  }

  of(team: string): Promise<Installation> {
    return this.#recent.get(team, () => this.#read(team));
  }

  async forDelivery({ team, enterprise }: DeliverySource): Promise<Installation> {
    if (team === null) return this.of(enterprise ?? '');
    if (enterprise !== null) await this.#joinOrganisation(team, enterprise);
    return this.of(team);
  }

  async list(): Promise<readonly string[]> {
    const rows = await this.parts.rows.list('slack');
    return rows.filter((row) => organisationOf(row) === null).map(({ workspace }) => workspace);
  }

  async findLeft(workspace: string): Promise<readonly string[]> {
    const row = await this.parts.rows.find(keyOf(workspace));
    if (row && organisationOf(row) === null && !(await this.#isShutOut(row))) return [];
    const members = await this.#membersOf(workspace);
    return [workspace, ...members.map((member) => member.workspace)];
  }

  async forget(workspace: string): Promise<void> {
    const { rows, log } = this.parts;
    const row = await rows.find(keyOf(workspace));
    if (row && organisationOf(row) === null && !(await this.#isShutOut(row))) return;
    const gone = [...(await this.#membersOf(workspace)), ...(row ? [row] : [])];
    for (const one of gone) await rows.remove(one, one.version);
    this.#recent.forgetAll();
    log.info('slack-uninstalled', { workspace });
  }

  async #read(team: string): Promise<Installation> {
    const { vault, clientOf } = this.parts;
    const kept = await this.#renewal.renewed(fromRow(vault, await this.#rowFor(team)));
    const { enterprise, isOrganisation, botUser, botId } = kept.facts;
    const client = clientOf(kept.tokens.botToken, isOrganisation ? team : undefined);
    return { team, enterprise, botUser, botId, client };
  }

  /** The row with the tokens for a workspace: its own, or its organisation's. */
  async #rowFor(team: string): Promise<InstallationRow> {
    const { rows } = this.parts;
    const row = await rows.find(keyOf(team));
    const organisation = row && organisationOf(row);
    const found = organisation === null ? row : await rows.find(keyOf(organisation));
    if (found) return found;
    throw new WorkspaceUninstalled(
      'Open /slack/install under PUBLIC_URL to install Garbo in this workspace.',
    );
  }

  /** A job names the workspace only, so that it is noted here under which organisation's tokens it is worked on. */
  async #joinOrganisation(team: string, enterprise: string): Promise<void> {
    const { rows } = this.parts;
    if (this.#recent.has(team) || (await rows.find(keyOf(team)))) return;
    const organisation = await rows.find(keyOf(enterprise));
    if (organisation) await rows.install(toMemberRow(keyOf(team), enterprise));
  }

  async #membersOf(organisation: string): Promise<readonly InstallationRow[]> {
    const rows = await this.parts.rows.list('slack');
    return rows.filter((row) => organisationOf(row) === organisation);
  }

  /** Tokens that cannot be opened are of no more use than those Slack does not take. */
  async #isShutOut(row: InstallationRow): Promise<boolean> {
    const { vault, clientOf, log } = this.parts;
    let kept: KeptInstallation;
    try {
      kept = fromRow(vault, row);
    } catch (error) {
      log.error('slack-installation-unreadable', error, { workspace: row.workspace });
      return true;
    }
    return isShutOut(clientOf(kept.tokens.botToken));
  }
}

function keyOf(workspace: string): WorkspaceKey {
  return { platform: 'slack', workspace };
}

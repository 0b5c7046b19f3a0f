import { z } from 'zod';
import type { InstallationRow, NewInstallationRow } from '../../../src/core/ports/installation-rows.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import { SlackPayloadUnreadable } from '../errors.js';
import type { TokenVault } from './token-vault.js';

/** What an installation by OAuth is known by. */
export interface InstallationFacts {
  /** The workspace's name, or the organisation's. */
  readonly name: string;
  /** The Enterprise Grid organisation, if any. */
  readonly enterprise: string | null;
  /** An organisation installed Garbo for its workspaces: the row's key is the organisation's id. */
  readonly isOrganisation: boolean;
  readonly botUser: string;
  readonly botId: string;
  /** The permissions that were granted. */
  readonly scopes: readonly string[];
}

/** What opens a workspace to Garbo. */
export interface Tokens {
  readonly botToken: string;
  /** Present where the app has token rotation: the bot token ends then, and this one is good for one renewal. */
  readonly rotation: { readonly refreshToken: string; readonly expiresAt: Date } | null;
}

/** An installation, read back. */
export interface KeptInstallation {
  readonly key: WorkspaceKey;
  readonly version: number;
  readonly facts: InstallationFacts;
  readonly tokens: Tokens;
  /** A token was sealed with an earlier key. */
  readonly isSealedWithOldKey: boolean;
}

const own = z.object({
  kind: z.literal('own'),
  name: z.string(),
  enterprise: z.string().nullable(),
  isOrganisation: z.boolean(),
  botUser: z.string(),
  botId: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.iso.datetime().nullable(),
});

/** A workspace that an organisation's installation serves: the key to that one's row. */
const member = z.object({ kind: z.literal('member'), organisation: z.string() });

const factsCodec = z.discriminatedUnion('kind', [own, member]);

const BOT_TOKEN = 'bot-token';
const REFRESH_TOKEN = 'refresh-token';

/** The row of an installation, its tokens sealed. */
export function toRow(
  vault: TokenVault,
  key: WorkspaceKey,
  facts: InstallationFacts,
  { botToken, rotation }: Tokens,
): NewInstallationRow {
  const seal = (secret: string, field: string) => vault.seal(secret, { workspace: key, field });
  return {
    ...key,
    facts: { kind: 'own', ...facts, expiresAt: rotation?.expiresAt.toISOString() ?? null },
    secrets: {
      [BOT_TOKEN]: seal(botToken, BOT_TOKEN),
      ...(rotation === null ? {} : { [REFRESH_TOKEN]: seal(rotation.refreshToken, REFRESH_TOKEN) }),
    },
  };
}

/** The row of a workspace that an organisation's installation serves. */
export function toMemberRow(key: WorkspaceKey, organisation: string): NewInstallationRow {
  return { ...key, facts: { kind: 'member', organisation }, secrets: {} };
}

/** The organisation whose installation serves this workspace; `null` for a row with tokens of its own. */
export function organisationOf(row: InstallationRow): string | null {
  const facts = readFacts(row);
  return facts.kind === 'member' ? facts.organisation : null;
}

/**
 * Reads an installation's own row.
 * @throws GarboError `ENCRYPTION_KEY_UNKNOWN`, `SECRET_DAMAGED`
 */
export function fromRow(vault: TokenVault, row: InstallationRow): KeptInstallation {
  const stored = readFacts(row);
  if (stored.kind === 'member') throw new SlackPayloadUnreadable('a stored installation has no tokens');
  const { kind: _, expiresAt, ...facts } = stored;
  const key = { platform: row.platform, workspace: row.workspace };
  const open = (field: string) => vault.open(row.secrets[field] ?? '', { workspace: key, field });
  const bot = open(BOT_TOKEN);
  const refresh = expiresAt === null ? null : open(REFRESH_TOKEN);
  return {
    key,
    version: row.version,
    facts,
    tokens: {
      botToken: bot.secret,
      rotation:
        refresh === null || expiresAt === null
          ? null
          : { refreshToken: refresh.secret, expiresAt: new Date(expiresAt) },
    },
    isSealedWithOldKey: bot.isOld || refresh?.isOld === true,
  };
}

function readFacts(row: InstallationRow): z.infer<typeof factsCodec> {
  const facts = factsCodec.safeParse(row.facts);
  if (!facts.success) throw new SlackPayloadUnreadable('a stored installation has another shape');
  return facts.data;
}

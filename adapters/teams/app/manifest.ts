import { type CommandMenu, MENTION_MENUS, RESOURCE_PERMISSIONS, SCOPES, SLASH_MENU } from '../app-shape.js';
import { REPORT_ACTION } from '../commands/command-list.js';
import { words } from './words.js';

/**
 * The lowest versions of the schema that know what is used: `supportsChannelFeatures` (private and shared channels)
 * came with 1.25, slash commands and targeted messages with 1.29. A tenant refuses a version it does not know yet.
 * Source: https://learn.microsoft.com/microsoft-365/extensibility/schema/
 */
const PLAIN_VERSION = '1.25';
const SLASH_VERSION = '1.29';

/** What of an installation stands in its manifest. */
export interface ManifestOptions {
  readonly appId: string;
  /** Of Garbo, `1.2.3`; Teams offers an update when it grows. */
  readonly version: string;
  /** Where this server is reached. */
  readonly publicUrl: string;
  /** Address of the page with the policy. */
  readonly policyUrl: string;
  /** Whether the tenant has slash commands and messages that one person alone sees. */
  readonly slash: boolean;
}

/** The part of the manifest that says of which version it is; the rest is checked by the schema of that version. */
export interface TeamsManifest {
  readonly $schema: string;
  readonly manifestVersion: string;
  readonly [field: string]: unknown;
}

/** The menus of an installation, in the order of the manifest. */
export function menusOf({ slash }: Pick<ManifestOptions, 'slash'>): readonly CommandMenu[] {
  return slash ? [...MENTION_MENUS, SLASH_MENU] : MENTION_MENUS;
}

/** The address of a schema of Microsoft's. */
export function schemaAddress(
  slash: boolean,
  name: 'MicrosoftTeams' | 'MicrosoftTeams.Localization',
): string {
  const version = slash ? SLASH_VERSION : PLAIN_VERSION;
  return `https://developer.microsoft.com/json-schemas/teams/v${version}/${name}.schema.json`;
}

/** The manifest of the Teams app, in English; `localisation` has the other language. */
export function teamsManifest(options: ManifestOptions): TeamsManifest {
  const { appId, version, publicUrl, policyUrl, slash } = options;
  return {
    $schema: schemaAddress(slash, 'MicrosoftTeams'),
    manifestVersion: slash ? SLASH_VERSION : PLAIN_VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: 'en',
      defaultLanguageFile: 'en.json',
      additionalLanguages: [{ languageTag: 'it', file: 'it.json' }],
    },
    developer: {
      name: 'Garbo',
      websiteUrl: new URL('/', publicUrl).href,
      privacyUrl: policyUrl,
      termsOfUseUrl: policyUrl,
    },
    name: { short: words.name, full: words.name },
    description: { short: words.short.en, full: words.full.en },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#2F5D50',
    supportsChannelFeatures: 'tier1',
    bots: [
      {
        botId: appId,
        scopes: Object.keys(SCOPES),
        ...(slash ? { supportsTargetedMessages: true } : {}),
        commandLists: menusOf(options).map(({ trigger, scopes, commands }) => ({
          ...(slash ? { triggers: [trigger] } : {}),
          scopes,
          commands: commands.map(({ title, does }) => ({ title: title.en, description: does.en })),
        })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: [
          {
            id: REPORT_ACTION.id,
            type: 'action',
            title: REPORT_ACTION.title.en,
            description: REPORT_ACTION.does.en,
            context: ['message'],
            fetchTask: true,
          },
        ],
      },
    ],
    validDomains: [new URL(publicUrl).host],
    webApplicationInfo: { id: appId, resource: `api://${appId}` },
    authorization: {
      permissions: {
        resourceSpecific: RESOURCE_PERMISSIONS.map(({ name }) => ({ name, type: 'Application' })),
      },
    },
  };
}

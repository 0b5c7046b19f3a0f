import type { Config } from './config-schema.js';
import type { Language } from './core/language.js';
import type { CoreSettings } from './core/settings/core-settings.js';
import type { WorkspaceSettings } from './core/settings/workspace-settings.js';
import type { ConversationKey, PlatformName, WorkspaceKey } from './core/workspace.js';

/** Nobody reads it: in the playground nobody is real either. */
const PLAYGROUND_CONTACT_ADDRESS = 'reclami@example.com';

/**
 * The part of the configuration that the use cases work with.
 * @param namesOf the ids a conversation has had: the environment may name it by any of them
 */
export function coreSettings(
  config: Config,
  playgroundManagers: string,
  namesOf: (conversation: ConversationKey) => readonly string[],
): CoreSettings {
  const language = config.CHANNEL_LANGUAGE ?? null;
  return {
    namesOf,
    conversationDefaults: (conversation) =>
      conversation.platform === 'playground'
        ? { mode: 'live', noticesIn: 'thread', managersConversation: playgroundManagers, language }
        : {
            mode: modeOf(channelsOf(config, conversation.platform), namesOf(conversation)),
            noticesIn: 'thread',
            managersConversation: channelsOf(config, conversation.platform).managers,
            language,
          },
    workspaceDefaults: (workspace) => workspaceDefaults(config, workspace, playgroundManagers),
    managersLanguage: config.MANAGERS_LANGUAGE,
    policyUrl: (of, platform) => policyUrl(config, of, platform === 'playground'),
    aiProvider: aiProvider(config),
    careLines: { it: config.CARE_LINES_IT, en: config.CARE_LINES_EN },
    backgroundHours: config.BACKGROUND_HOURS,
    evidenceDays: config.EVIDENCE_DAYS,
  };
}

/** Nobody is corrected at first: the lists of agents and customers that the environment gives are the platform's. */
function workspaceDefaults(
  config: Config,
  { platform }: WorkspaceKey,
  playgroundManagers: string,
): WorkspaceSettings {
  const isPlayground = platform === 'playground';
  return {
    managersConversation: isPlayground ? playgroundManagers : channelsOf(config, platform).managers,
    ...reviewersOf(config, platform),
    agents: [],
    customers: [],
    workingTimes: { days: config.WORKING_DAYS, hours: config.WORKING_HOURS },
    contactAddress: config.CONTACT_ADDRESS ?? (isPlayground ? PLAYGROUND_CONTACT_ADDRESS : null),
  };
}

/** Who may decide, as the environment names them. */
function reviewersOf(
  config: Config,
  platform: PlatformName,
): Pick<WorkspaceSettings, 'managers' | 'directors'> {
  switch (platform) {
    case 'slack':
      return {
        managers: { users: config.SLACK_MANAGERS, groups: config.SLACK_MANAGER_GROUPS },
        directors: { users: config.SLACK_DIRECTORS, groups: config.SLACK_DIRECTOR_GROUPS },
      };
    case 'teams':
      return {
        managers: { users: config.TEAMS_MANAGERS, groups: config.TEAMS_MANAGER_GROUPS },
        directors: { users: config.TEAMS_DIRECTORS, groups: config.TEAMS_DIRECTOR_GROUPS },
      };
    case 'playground':
      return { managers: { users: [], groups: [] }, directors: { users: [], groups: [] } };
  }
}

/** The name people know, or the host of a server that speaks the same language. */
function aiProvider({ OPENAI_API_KEY: key, OPENAI_BASE_URL: url }: Config): string | null {
  if (!key) return null;
  return url ? new URL(url).host : 'OpenAI';
}

/** The channels that the environment names on a platform. */
interface NamedChannels {
  readonly managers: string;
  readonly live: readonly string[];
  readonly off: readonly string[];
}

function channelsOf(config: Config, platform: Exclude<PlatformName, 'playground'>): NamedChannels {
  return platform === 'slack'
    ? {
        managers: config.SLACK_MANAGERS_CHANNEL,
        live: config.SLACK_LIVE_CHANNELS,
        off: config.SLACK_OFF_CHANNELS,
      }
    : {
        managers: config.TEAMS_MANAGERS_CHANNEL,
        live: config.TEAMS_LIVE_CHANNELS,
        off: config.TEAMS_OFF_CHANNELS,
      };
}

/** A channel starts in shadow mode; the managers' own channel is never judged. */
function modeOf({ managers, live, off }: NamedChannels, names: readonly string[]): 'off' | 'shadow' | 'live' {
  if (names.some((name) => name === managers || off.includes(name))) return 'off';
  return live.includes('*') || names.some((name) => live.includes(name)) ? 'live' : 'shadow';
}

/** `POLICY_URL`, else our own page; a page opened on this very server needs no public address. */
function policyUrl(config: Config, language: Language, isLocal: boolean): string | null {
  if (config.POLICY_URL) return config.POLICY_URL;
  if (config.PUBLIC_URL) return new URL(`/policy/${language}`, config.PUBLIC_URL).href;
  return isLocal ? `/policy/${language}` : null;
}

import type { Config } from '../config-schema.js';
import { ConversationNames } from '../core/conversations/conversation-names.js';
import type { Mode } from '../core/settings/conversation-settings.js';
import { settingsOf } from '../core/settings/settings-of.js';
import type { WorkspaceSettings } from '../core/settings/workspace-settings.js';
import type { WorkspaceKey } from '../core/workspace.js';
import { coreSettings } from '../core-settings.js';
import type { OpenRecord } from './doctor-record.js';

/** What is set for a workspace, as far as doctors compare it with the platform. */
export interface SettingsForDoctor {
  readonly ofWorkspace: WorkspaceSettings;
  /** Where managers read alerts, by the newest ids; none: nobody reads them. */
  readonly managersChannels: readonly string[];
  /** Channels that the settings name, by the newest ids. */
  readonly namedChannels: readonly string[];
  readonly modeOf: (channel: string) => Promise<Mode>;
}

const clock = { now: () => new Date() };

/**
 * What is set: by people, where the record can be read, else by the environment alone.
 * @param named the channels that the environment names; `*` is none
 * @throws RecordUnavailable
 */
export async function settingsForDoctor(
  config: Config,
  opened: OpenRecord,
  workspace: WorkspaceKey,
  named: readonly string[],
): Promise<SettingsForDoctor> {
  const channels = named.filter((id) => id !== '*');
  if (!('record' in opened)) {
    const settings = coreSettings(config, '', ({ conversation }) => [conversation]);
    const ofWorkspace = settings.workspaceDefaults(workspace);
    return {
      ofWorkspace,
      managersChannels: [ofWorkspace.managersConversation].filter((id) => id !== ''),
      namedChannels: channels,
      modeOf: async (conversation) => settings.conversationDefaults({ ...workspace, conversation }).mode,
    };
  }
  const { record } = opened;
  const names = new ConversationNames(record, clock);
  // What the platform is asked about goes by the newest id; the record keeps everything under the first.
  const newest = (ids: readonly string[]) =>
    Promise.all([...new Set(ids)].map((conversation) => names.newestOf({ ...workspace, conversation })));
  const settings = coreSettings(config, '', (conversation) => names.allOf(conversation));
  const stored = await record.transaction((tx) => tx.storedSettings(workspace, []));
  const ofWorkspace = { ...settings.workspaceDefaults(workspace), ...stored.workspace };
  const own = [...stored.conversations.values()].map(
    ({ managersConversation }) => managersConversation ?? '',
  );
  return {
    ofWorkspace,
    managersChannels: await newest([ofWorkspace.managersConversation, ...own].filter((id) => id !== '')),
    namedChannels: await newest(channels),
    modeOf: async (channel) => {
      const first = await names.firstOf({ ...workspace, conversation: channel });
      const conversation = { ...workspace, conversation: first };
      return (await record.transaction((tx) => settingsOf(tx, settings, conversation))).mode;
    },
  };
}

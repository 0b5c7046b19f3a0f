import { inFirstNames } from '../conversations/in-first-names.js';
import type { Language } from '../language.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';

/** What saying a mode needs. */
export type SayModeTools = Pick<
  Tools,
  'record' | 'platformOf' | 'conversationNames' | 'settings' | 'phrases' | 'calendar' | 'clock'
>;

/**
 * How Garbo behaves in a conversation, and who set it so on which day, in two sentences.
 * @throws PlatformUnavailable, RecordUnavailable
 */
export async function sayMode(
  tools: SayModeTools,
  conversation: ConversationKey,
  language: Language,
): Promise<readonly string[]> {
  const key = await inFirstNames(tools.conversationNames, conversation);
  const { mode, change } = await tools.record.transaction(async (tx) => {
    const changes = await tx.settingChanges(key);
    return {
      mode: (await settingsOf(tx, tools.settings, key)).mode,
      change: changes.findLast((one) => one.key === 'mode' && one.conversation === key.conversation),
    };
  });
  const { phrases, calendar, clock } = tools;
  const said = phrases.say(language, `mode.${mode}`);
  if (!change) return [said, phrases.say(language, 'mode.first')];
  const { name } = await tools.platformOf(key.platform).findPerson(key, change.by);
  const day = calendar.sayDay(change.at, language, clock.now());
  return [said, phrases.say(language, 'mode.set', { name, day })];
}

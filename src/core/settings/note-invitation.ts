import { howTo } from '../notices/how-to.js';
import { commitThenQueue } from '../outgoing.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import { type IntroductionTools, introduceWhereLive } from './introduce.js';
import { isForManagers, settingsOf } from './settings-of.js';
import { type TellTools, tellManagers } from './tell-managers.js';

/**
 * Garbo was let into a conversation: managers read in which mode it is there and how to go live. Where the settings
 * say so it is live at once, and introduces itself. Nothing is said of the managers' own conversation.
 *
 * @throws PlatformUnavailable to try later
 */
export async function noteInvitation(
  tools: IntroductionTools & TellTools & Pick<Tools, 'queues' | 'log'>,
  conversation: ConversationKey,
  delivery: string,
): Promise<void> {
  const platform = tools.platformOf(conversation.platform);
  const place = await platform.findConversation(conversation);
  if (!place) return;
  const name = (await platform.nameOf(conversation)) ?? place.name;
  const language = tools.settings.managersLanguage;
  await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockSettings(conversation);
    const stored = await tx.storedSettings(conversation, [conversation.conversation]);
    const { mode, managersConversation } = await settingsOf(tx, tools.settings, conversation);
    if (isForManagers(tools.settings, stored, managersConversation, conversation)) return;
    const said = tools.phrases.say(language, `setup.invited.${mode}`, {
      name,
      ...howTo(tools.phrases, language, conversation.platform),
    });
    await tellManagers(tools, tx, outgoing, conversation, said, `invited:${delivery}`);
    await introduceWhereLive(tools, tx, outgoing, conversation);
  });
}

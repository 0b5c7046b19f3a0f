import { composeIntroduction } from '../notices/compose-introduction.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import { settingsOf } from './settings-of.js';

/** What introducing Garbo needs. */
export type IntroductionTools = Pick<
  Tools,
  'record' | 'platformOf' | 'settings' | 'phrases' | 'clock' | 'ids'
>;

/**
 * Says once in a live conversation who Garbo is and what it does; one that was said before is brought up to date,
 * also after the conversation was switched off and on. Call it under the lock of the settings.
 */
export async function introduceWhereLive(
  tools: Pick<Tools, 'settings' | 'phrases' | 'ids'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  key: ConversationKey,
): Promise<void> {
  const { mode, language } = await settingsOf(tx, tools.settings, key);
  if (mode !== 'live') return;
  const content = composeIntroduction(tools, key.platform, language);
  let once = `introduction:${key.conversation}`;
  for (;;) {
    const id = tools.ids.next();
    const said = await outgoing.addPostOnce(
      tx,
      {
        id,
        platform: key.platform,
        workspace: key.workspace,
        queue: 'notices',
        destination: { to: 'conversation', conversation: key.conversation, thread: null },
        content,
        caseId: null,
        recipient: null,
        subjectPostId: null,
        answers: null,
      },
      once,
    );
    if (said === id) return;
    const earlier = await tx.findPost(said);
    if (earlier?.state !== 'failed') {
      const isCurrent = JSON.stringify(earlier?.content) === JSON.stringify(content);
      if (!isCurrent) outgoing.post(await tx.changePost(said, content));
      return;
    }
    // The platform refused it then: it has never been read, and may be taken now.
    once = `introduction:${key.conversation}:after:${said}`;
  }
}

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPhraseBook } from '../../../adapters/phrase-book/index.js';
import { complaintForm } from '../../../adapters/slack/complaints/complaint-form.js';
import { supportModal } from '../../../adapters/slack/home/support-modal.js';
import { textModal } from '../../../adapters/slack/modals.js';
import { reasonModal } from '../../../adapters/slack/reason-modal.js';
import { reportForm } from '../../../adapters/slack/report/report-form.js';
import { channelView } from '../../../adapters/slack/setup/channel-view.js';
import { channelsView } from '../../../adapters/slack/setup/channels-view.js';
import type { SetupPlace, SetupSay } from '../../../adapters/slack/setup/setup-tools.js';
import { waitingView } from '../../../adapters/slack/setup/setup-tools.js';
import { workspaceView } from '../../../adapters/slack/setup/workspace-view.js';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { CHAT_PHRASES } from '../../../src/core/notices/chat-phrases.js';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { packageRoot } from '../../../src/package-root.js';
import { validateView } from '../../support/slack/validate-blocks.js';

const phrases = createPhraseBook(join(packageRoot(), 'prompts', 'notices'));
const named = { users: ['UBOSS'], groups: ['SBOSSES'] };
const workspace: WorkspaceSettings = {
  managersConversation: '',
  managers: named,
  directors: named,
  agents: [],
  customers: [],
  workingTimes: { days: [1], hours: { from: 540, to: 1080 } },
  contactAddress: null,
};
const own = { mode: 'shadow', noticesIn: 'thread', language: null, managersConversation: null } as const;
const channels = Array.from({ length: 1_000 }, (_, index) => ({
  id: `C${index}`,
  name: `c${index}`,
  isMember: true,
  isShared: false,
  isArchived: false,
}));

/** Every dialog with words of its own, filled with the longest numbers it may meet. */
function dialogs(language: Language, say: SetupSay) {
  const place: SetupPlace = { step: 'channels', language };
  const inForce = { workspace, conversations: new Map() };
  const [channel] = channels;
  if (!channel) throw new Error('no channel');
  const titles = CHAT_PHRASES.filter((key) => /^chat\.modal\..*-title$/u.test(key));
  return [
    workspaceView(say, place, workspace, [{ id: 'SBOSSES', handle: 'bosses' }]),
    channelsView(say, { ...place, page: 24 }, channels, inForce, false),
    channelView(say, place, channel, own, workspace, { people: [], count: 1_000 }),
    waitingView(say, place, say('chat.setup.trouble')),
    reportForm(say, [{ id: 'abusive-language', text: 'x' }], { conversation: null, language }, {}),
    complaintForm(say, [{ clause: 'courtesy', text: 'x' }], { conversation: 'C1', language }),
    reasonModal(say, { postId: 'p', button: 'withdraw', language }),
    supportModal(say, language),
    ...titles.map((title) => textModal(say, title, 'x')),
  ];
}

/** Texts that were longer than Slack takes at their place: the adapter cuts those, and ends them with an ellipsis. */
function cutTexts(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'text' in value && typeof value.text === 'string' && value.text.endsWith('…') ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(cutTexts)];
}

describe.each(LANGUAGES)('the dialogs in %s', (language) => {
  const said = (say: (words: string) => string): SetupSay => {
    return (key, values = {}) => say(phrases.say(language, key, values));
  };

  it('are as Slack takes them, with every title, button, label and choice in full', () => {
    for (const view of dialogs(
      language,
      said((words) => words),
    )) {
      validateView(view);
      expect(cutTexts(view)).toEqual([]);
    }
  });

  it('would be found out if a label were too long', () => {
    for (const view of dialogs(
      language,
      said((words) => words.padEnd(4_000, 'x')),
    )) {
      validateView(view);
      expect(cutTexts(view).length).toBeGreaterThan(1);
    }
  });
});

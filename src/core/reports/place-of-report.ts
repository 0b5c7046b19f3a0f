import type { Measures } from '../ports/case-record.js';
import type { SettingStore } from '../ports/setting-store.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { CustomerKey } from '../workspace.js';
import type { FiledReport, ReportedMessage } from './report.js';

/** The conversation a report belongs to (empty when none is known), and how Garbo behaves there. */
export interface PlaceOfReport {
  readonly conversation: string;
  readonly settings: ConversationSettings;
}

/**
 * Where a report belongs: where its message stands. Without a message, where it was filed if the customer writes there
 * (an employee may report from a conversation of the team's own), else a conversation of the customer's in which
 * notices are sent, so that a confirmed report does not fall silent.
 */
export async function placeOfReport(
  { settings }: Pick<Tools, 'settings'>,
  tx: Pick<Measures, 'conversationsOf'> & Pick<SettingStore, 'storedSettings'>,
  customer: CustomerKey,
  filed: FiledReport,
  message: ReportedMessage | null,
): Promise<PlaceOfReport> {
  const { workspace } = filed;
  const at = async (conversation: string): Promise<PlaceOfReport> => ({
    conversation,
    settings: await settingsOf(tx, settings, { ...workspace, conversation }),
  });
  if (message) return at(message.key.conversation);
  const filedIn = filed.conversation?.conversation ?? '';
  const theirs = await tx.conversationsOf(customer);
  if (theirs.length === 0 || theirs.includes(filedIn)) return at(filedIn);
  const places = await Promise.all(theirs.map(at));
  return places.find((place) => place.settings.mode === 'live') ?? at(filedIn);
}

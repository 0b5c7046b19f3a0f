import { plain } from '../notices/compose-daily.js';
import { commitThenQueue } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { SettingChange } from '../ports/setting-store.js';
import type { Tools } from '../tools.js';
import { type CheckSettingsTools, checkSettings } from './check-settings.js';
import { type IntroductionTools, introduceWhereLive } from './introduce.js';
import type { SettingsChange, SettingsOutcome } from './settings-change.js';
import { asksForNothingNew, valuesOf } from './values-of.js';

/** What changing settings needs. */
export type ChangeSettingsTools = CheckSettingsTools & IntroductionTools & Pick<Tools, 'queues' | 'log'>;

/**
 * Changes settings, where the actor may and the values can be taken; what is refused is told to the actor alone. A
 * conversation that becomes live is introduced to its readers. Running it again with the same delivery changes
 * nothing.
 *
 * @throws PlatformUnavailable to try later
 */
export async function changeSettings(
  tools: ChangeSettingsTools,
  change: SettingsChange,
  delivery: string,
): Promise<void> {
  const outcome = await checkSettings(tools, change);
  if (outcome.status === 'forbidden') return;
  if (outcome.status === 'faulty') return tellRefused(tools, change, outcome, delivery);
  const changed = await commitThenQueue(tools, async (tx, outgoing) => {
    await tx.lockSettings(change.workspace);
    const keys = await applyChange(tools, tx, change, delivery);
    if (change.of === 'conversation') {
      await introduceWhereLive(tools, tx, outgoing, {
        ...change.workspace,
        conversation: change.conversation,
      });
    }
    return keys;
  });
  tools.log.info('settings-changed', { of: change.of, keys: changed.join(' ') });
}

/** Writes the values that differ from those in force; returns their keys. */
async function applyChange(
  tools: ChangeSettingsTools,
  tx: RecordTransaction,
  change: SettingsChange,
  delivery: string,
): Promise<readonly string[]> {
  const conversation = change.of === 'conversation' ? change.conversation : '*';
  const changed: string[] = [];
  for (const asked of await valuesOf(tx, tools.settings, change)) {
    if (asksForNothingNew(asked)) continue;
    const { key, from, to } = asked;
    const entry: SettingChange = {
      ...change.workspace,
      conversation,
      key,
      from,
      to,
      by: change.actor,
      at: tools.clock.now(),
      once: `${delivery}/${conversation}/${key}`,
    };
    if (await tx.changeSetting(entry)) changed.push(key);
  }
  return changed;
}

/** The check said yes when the form was sent, and things have changed since: whoever sent it must hear of it. */
async function tellRefused(
  tools: ChangeSettingsTools,
  change: SettingsChange,
  { faults }: Extract<SettingsOutcome, { status: 'faulty' }>,
  delivery: string,
): Promise<void> {
  tools.log.warn('settings-change-refused', { fields: faults.map(({ field }) => field).join(' ') });
  const { platform } = change.workspace;
  const { language } = await tools.platformOf(platform).findPerson(change.workspace, change.actor);
  const spoken = language ?? tools.settings.managersLanguage;
  await commitThenQueue(tools, (tx, outgoing) =>
    outgoing.addPostOnce(
      tx,
      {
        ...change.workspace,
        id: tools.ids.next(),
        queue: 'escalations',
        destination: { to: 'person', person: change.actor },
        content: {
          ...plain('setup', spoken),
          title: tools.phrases.say(spoken, 'settings.refused.title'),
          paragraphs: faults.map(({ say }) => say),
        },
        caseId: null,
        recipient: null,
        subjectPostId: null,
        answers: null,
      },
      `settings-refused:${delivery}`,
    ),
  );
}

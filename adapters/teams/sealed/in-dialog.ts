import type { AdaptiveCard } from '../cards.js';
import { OURS } from '../interaction.js';
import { SEALED_DIALOG } from './sealed-cards.js';

/**
 * The card as a dialog can show it. In a dialog nothing can be executed and no second dialog opened: every button of
 * ours sends, and the answer shows what the button would have.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/design-teams-task-modules
 */
export function inDialog(card: AdaptiveCard): AdaptiveCard {
  return { ...card, ...asRecord(convert(card)) };
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  const record = asRecord(value);
  const own = asRecord(asRecord(record.data)[OURS]);
  if (isOurButton(record.type)) {
    const { verb: _verb, data: _data, ...rest } = record;
    const data = { ...own, dialog: SEALED_DIALOG, ...(own.dialog ? { opens: own.dialog } : {}) };
    return { ...rest, type: 'Action.Submit', data: { [OURS]: data } };
  }
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, convert(one)]));
}

function isOurButton(type: unknown): boolean {
  return type === 'Action.Execute' || type === 'Action.Submit';
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

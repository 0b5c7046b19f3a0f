import { type CardElement, text } from '../cards.js';
import type { Faults, Filled, SetupPlace } from './setup-tools.js';
import { SETUP_DIALOG } from './setup-tools.js';

/** A choice: what is read, and what comes back. */
export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What a form shows in its fields and under them. */
export interface FormState {
  readonly filled: Filled;
  readonly faults: Faults;
}

/** A field with what stands in it, what to know about it, and what is wrong with it. */
export function field(
  { filled, faults }: FormState,
  id: string,
  label: string,
  input: Readonly<Record<string, unknown>> & { readonly type: string },
  hint?: string,
): CardElement[] {
  const value = filled[id] ?? '';
  const fault = faults[id];
  return [
    { id, label, ...(value === '' ? {} : { value }), ...input },
    ...(hint === undefined ? [] : [{ ...text(hint, { isSubtle: true, size: 'Small' }), spacing: 'None' }]),
    ...(fault === undefined ? [] : [faultText(fault)]),
  ];
}

/** What is wrong, in the colour for it: an input of a card can show no fault that the bot found. */
export function faultText(fault: string): CardElement {
  return { ...text(fault, { color: 'Attention', weight: 'Bolder' }), spacing: 'Small' };
}

/** One of a few choices, or one of many in a list that opens. */
export function oneOf(choices: readonly Choice[], style: 'expanded' | 'compact') {
  return { type: 'Input.ChoiceSet', style, choices };
}

/** Several of a few choices, all in sight. */
export function severalOf(choices: readonly Choice[]) {
  return { type: 'Input.ChoiceSet', style: 'expanded', isMultiSelect: true, choices };
}

/** Several of many choices, found by typing. */
export function searchedIn(choices: readonly Choice[]) {
  return { type: 'Input.ChoiceSet', style: 'filtered', isMultiSelect: true, choices };
}

/**
 * Several people of the company, found by typing; those in `chosen` are known by name. Teams brings back ids in Entra.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
 */
export function peopleOfCompany(chosen: readonly Choice[]) {
  const dataset = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' };
  return { ...searchedIn(chosen), 'choices.data': dataset };
}

/** A button that hands the form in. */
export function saveButton(title: string, place: SetupPlace): CardElement {
  return { type: 'Action.Submit', title, style: 'positive', data: dataOf({ ...place, save: true }) };
}

/** A button that shows another step, and takes nothing that was filled in. */
export function goButton(title: string, place: SetupPlace): CardElement {
  return { type: 'Action.Submit', title, associatedInputs: 'none', data: dataOf(place) };
}

function dataOf(place: SetupPlace): object {
  return { garbo: { ...place, dialog: SETUP_DIALOG } };
}

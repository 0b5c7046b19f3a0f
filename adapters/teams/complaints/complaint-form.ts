import type { ComplaintGroundChoice } from '../../../src/core/incoming.js';
import type { Person } from '../../../src/core/people/person.js';
import { COMPLAINT_DIALOG } from '../card-actions.js';
import { type AdaptiveCard, type CardElement, card, text } from '../cards.js';
import type { TeamsPhrase } from '../phrases.js';
import {
  COMMITMENT_PREFIX,
  type ComplaintContext,
  type ComplaintFields,
  type FieldId,
  PROCESS,
} from './read-complaint.js';

/** Longest texts the form takes, in characters. */
const SHORT = 300;
const LONG = 3_000;

/** More names than these are not offered, for a card holds only so much: anybody else can be written. */
const MOST_PEOPLE = 60;

/** What the form is made of. */
export interface FormInput {
  readonly say: (key: TeamsPhrase) => string;
  readonly commitments: readonly ComplaintGroundChoice[];
  /** Whom to choose from: the people of the team in the conversation. */
  readonly team: readonly Person[];
  readonly context: ComplaintContext;
  /** What was filled in before; empty at first. */
  readonly filled: ComplaintFields;
  /** The fields that are still to be filled in. */
  readonly missing: ReadonlySet<FieldId>;
  /** Why the form is shown again; `null` at first. */
  readonly fault: TeamsPhrase | null;
}

/** The form of a complaint: its grounds, about whom, when, what happened, and how it fell short. */
export function complaintForm(input: FormInput): AdaptiveCard {
  const { say, team, context, fault } = input;
  const body = [
    ...(fault ? [text(say(fault), { color: 'Attention' })] : []),
    text(say('chat.complaint.intro')),
    groundChoice(input),
    ...(team.length > 0 ? [personChoice(input)] : []),
    textInput(input, 'name', team.length > 0 ? 'chat.complaint.name' : 'teams.complaint.name', SHORT),
    textInput(input, 'when', 'chat.complaint.when', SHORT),
    textInput(input, 'whatHappened', 'chat.complaint.what-happened', LONG),
    textInput(input, 'howItFellShort', 'chat.complaint.how-it-fell-short', LONG),
  ];
  const send = {
    type: 'Action.Submit',
    title: say('chat.modal.send'),
    style: 'positive',
    data: { garbo: { ...context, dialog: COMPLAINT_DIALOG } },
  };
  return card(body, [send]);
}

function groundChoice({ say, commitments, filled }: FormInput): CardElement {
  const choices = [
    ...commitments.map(({ clause, text: title }) => ({ title, value: `${COMMITMENT_PREFIX}${clause}` })),
    { title: say('chat.complaint.process'), value: PROCESS },
  ];
  return {
    type: 'Input.ChoiceSet',
    id: 'ground' satisfies FieldId,
    label: say('chat.complaint.ground'),
    choices,
    wrap: true,
    value: filled.ground || choices[0]?.value,
  };
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
function personChoice({ say, team, filled }: FormInput): CardElement {
  return {
    type: 'Input.ChoiceSet',
    id: 'person' satisfies FieldId,
    label: say('chat.complaint.person'),
    style: 'filtered',
    choices: team.slice(0, MOST_PEOPLE).map(({ id, name }) => ({ title: name, value: id })),
    ...(filled.person ? { value: filled.person } : {}),
  };
}

function textInput(
  { say, filled, missing }: FormInput,
  id: Exclude<FieldId, 'ground' | 'person'>,
  label: TeamsPhrase,
  maxLength: number,
): CardElement {
  return {
    type: 'Input.Text',
    id,
    label: `${missing.has(id) ? '● ' : ''}${say(label)}`,
    isMultiline: maxLength === LONG,
    maxLength,
    ...(filled[id] ? { value: filled[id] } : {}),
  };
}

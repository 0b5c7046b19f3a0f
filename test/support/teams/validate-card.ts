import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { CARD_CONTENT_TYPE } from '../../../adapters/teams/cards.js';

/** What Teams takes as one message, in bytes. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MAX_ACTIVITY_BYTES = 28 * 1024;
/** How many people a card may refresh itself for. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/user-specific-views */
const MAX_REFRESHED = 60;

/** Buttons side by side. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#overflow-menu */
const MAX_PRIMARY_ACTIONS = 6;

/** Why Teams refuses an activity; `null`: it takes it. */
export function faultOf(activity: unknown): { readonly status: number; readonly code: string } | null {
  if (Buffer.byteLength(JSON.stringify(activity)) > MAX_ACTIVITY_BYTES) {
    return { status: 413, code: 'MessageSizeTooBig' };
  }
  const faults = listOf(recordOf(activity).attachments)
    .map(recordOf)
    .filter(({ contentType }) => contentType === CARD_CONTENT_TYPE)
    .flatMap(({ content }) => cardFaults(content));
  return faults.length > 0 ? { status: 400, code: 'BadSyntax' } : null;
}

type Properties = Readonly<Record<string, Check>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isWords: Check = (value) => typeof value === 'string' && value !== '';
const isFlag: Check = (value) => typeof value === 'boolean';
const isNumber: Check = (value) => typeof value === 'number';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList: Check = (value) => Array.isArray(value) && value.length > 0;
const isActions: Check = (value) =>
  isList(value) &&
  listOf(value).filter((one) => recordOf(one).mode !== 'secondary').length <= MAX_PRIMARY_ACTIONS;
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    typeof value === 'string' && values.includes(value);

/** What the people picker searches in. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker */
const DATASETS = ['graph.microsoft.com/users', 'graph.microsoft.com/users?scope=currentContext'];
const isPeopleQuery: Check = (value) => {
  const { type, dataset } = recordOf(value);
  return type === 'Data.Query' && DATASETS.includes(String(dataset));
};

const SPACING = oneOf('Default', 'None', 'Small', 'Medium', 'Large', 'ExtraLarge', 'Padding');
const COLOR = oneOf('Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention');
const CONTAINER = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');
const SIZE = oneOf('Default', 'Small', 'Medium', 'Large', 'ExtraLarge');
const WEIGHT = oneOf('Default', 'Lighter', 'Bolder');

const ANY_ELEMENT: Properties = {
  type: isWords,
  id: isWords,
  isVisible: isFlag,
  separator: isFlag,
  spacing: SPACING,
};
const ANY_INPUT: Properties = { ...ANY_ELEMENT, label: isWords, isRequired: isFlag, errorMessage: isWords };
const ANY_ACTION: Properties = {
  type: isWords,
  id: isWords,
  title: isWords,
  tooltip: isWords,
  style: oneOf('default', 'positive', 'destructive'),
  mode: oneOf('primary', 'secondary'),
  isEnabled: isFlag,
};
const HORIZONTAL = oneOf('Left', 'Center', 'Right');

/** What each kind may hold, of version 1.5; an ending `!` marks what it must. Source: https://adaptivecards.io/explorer/ */
const KINDS: Readonly<Record<string, Properties>> = {
  AdaptiveCard: {
    'type!': isWords,
    'version!': oneOf('1.0', '1.1', '1.2', '1.3', '1.4', '1.5'),
    $schema: isWords,
    'body!': Array.isArray,
    actions: isActions,
    refresh: isObject,
    fallbackText: isText,
    lang: isWords,
    speak: isText,
    msteams: isObject,
  },
  TextBlock: {
    ...ANY_ELEMENT,
    'text!': isWords,
    wrap: isFlag,
    weight: WEIGHT,
    size: SIZE,
    color: COLOR,
    isSubtle: isFlag,
    maxLines: isNumber,
    style: oneOf('default', 'heading'),
    horizontalAlignment: HORIZONTAL,
  },
  RichTextBlock: { ...ANY_ELEMENT, 'inlines!': isList, horizontalAlignment: HORIZONTAL },
  TextRun: {
    'type!': isWords,
    'text!': isWords,
    weight: WEIGHT,
    size: SIZE,
    color: COLOR,
    isSubtle: isFlag,
    italic: isFlag,
    strikethrough: isFlag,
    underline: isFlag,
    selectAction: isObject,
  },
  FactSet: { ...ANY_ELEMENT, 'facts!': isList },
  Container: { ...ANY_ELEMENT, 'items!': isList, style: CONTAINER, bleed: isFlag, selectAction: isObject },
  ColumnSet: { ...ANY_ELEMENT, columns: isList, style: CONTAINER, bleed: isFlag },
  Column: {
    ...ANY_ELEMENT,
    items: Array.isArray,
    width: (value) => isWords(value) || isNumber(value),
    verticalContentAlignment: oneOf('Top', 'Center', 'Bottom'),
  },
  Image: {
    ...ANY_ELEMENT,
    'url!': isWords,
    altText: isWords,
    size: isWords,
    width: isWords,
    height: isWords,
  },
  ActionSet: { ...ANY_ELEMENT, 'actions!': isActions },
  'Input.Text': {
    ...ANY_INPUT,
    'id!': isWords,
    isMultiline: isFlag,
    maxLength: isNumber,
    placeholder: isText,
    value: isText,
    regex: isWords,
    style: oneOf('Text', 'Tel', 'Url', 'Email', 'Password'),
  },
  'Input.ChoiceSet': {
    ...ANY_INPUT,
    'id!': isWords,
    choices: Array.isArray,
    'choices.data': isPeopleQuery,
    isMultiSelect: isFlag,
    placeholder: isText,
    style: oneOf('compact', 'expanded', 'filtered'),
    value: isText,
    wrap: isFlag,
  },
  'Input.Toggle': {
    ...ANY_INPUT,
    'id!': isWords,
    'title!': isWords,
    value: isText,
    valueOn: isText,
    valueOff: isText,
    wrap: isFlag,
  },
  'Input.Date': { ...ANY_INPUT, 'id!': isWords, value: isText, min: isText, max: isText },
  'Input.Time': { ...ANY_INPUT, 'id!': isWords, value: isText, min: isText, max: isText },
  'Input.Number': { ...ANY_INPUT, 'id!': isWords, value: isNumber, min: isNumber, max: isNumber },
  'Action.Execute': { ...ANY_ACTION, 'verb!': isWords, data: isObject },
  'Action.Submit': { ...ANY_ACTION, data: isObject, associatedInputs: oneOf('auto', 'none') },
  'Action.OpenUrl': { ...ANY_ACTION, 'url!': (value) => isWords(value) && /^https?:/u.test(String(value)) },
  'Action.ToggleVisibility': { ...ANY_ACTION, 'targetElements!': isList },
};

/** Properties whose objects are ours, not of the card. */
const FREE = ['data', 'msteams', 'facts', 'choices', 'choices.data', 'targetElements'];

/**
 * What is wrong with a card, by our own reading of the schema and by Microsoft's renderer; empty when Teams takes it.
 */
export function cardFaults(card: unknown): readonly string[] {
  const ids = new Set<unknown>();
  const { msteams, refresh } = recordOf(card);
  return [
    ...(recordOf(card).type === 'AdaptiveCard' ? [] : ['not a card']),
    ...faultsIn(card, 'card', ids),
    ...mentionFaults(card, msteams),
    ...(listOf(recordOf(refresh).userIds).length > MAX_REFRESHED ? ['too many userIds'] : []),
    ...renderersFaults(card),
  ];
}

function faultsIn(value: unknown, at: string, ids: Set<unknown>): readonly string[] {
  const element = recordOf(value);
  const kind = KINDS[String(element.type)];
  if (!kind) return [`${at}: unknown type ${String(element.type)}`];
  const missing = Object.keys(kind)
    .filter((key) => key.endsWith('!') && element[key.slice(0, -1)] === undefined)
    .map((key) => `${at}: no ${key}`);
  const wrong = Object.entries(element).flatMap(([key, one]) => {
    const check = kind[`${key}!`] ?? kind[key];
    return check?.(one) ? [] : [`${at}: odd ${key}`];
  });
  const { id } = element;
  const again = id !== undefined && ids.has(id) ? [`${at}: id ${String(id)} used twice`] : [];
  if (id !== undefined) ids.add(id);
  const inner = Object.entries(element).flatMap(([key, one]) => {
    if (FREE.includes(key)) return [];
    if (key === 'refresh') return faultsIn(recordOf(one).action, `${at}/refresh`, ids);
    const children = Array.isArray(one) ? one : typeof one === 'object' && one !== null ? [one] : [];
    return children.flatMap((child, index) => faultsIn(child, `${at}/${key}/${index}`, ids));
  });
  return [...missing, ...wrong, ...again, ...inner];
}

/** A mention names somebody, and its text stands in the card as it is. */
function mentionFaults(card: unknown, msteams: unknown): readonly string[] {
  const body = JSON.stringify(recordOf(card).body ?? []);
  return listOf(recordOf(msteams).entities).flatMap((entity) => {
    const { type, text, mentioned } = recordOf(entity);
    const { id, name } = recordOf(mentioned);
    const isRight = type === 'mention' && isWords(text) && isWords(id) && isWords(name);
    const isThere = isRight && body.includes(JSON.stringify(text).slice(1, -1));
    return isThere ? [] : [`a mention of ${String(id)} that is none`];
  });
}

/** The renderer is made for browsers; to read a card, it needs only to find the global object under their name. */
function loadRenderer(): typeof AdaptiveCards {
  Object.assign(globalThis, { self: globalThis });
  try {
    return createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js');
  } finally {
    Reflect.deleteProperty(globalThis, 'self');
  }
}

const renderer = loadRenderer();

function renderersFaults(value: unknown): readonly string[] {
  const context = new renderer.SerializationContext(renderer.Versions.v1_5);
  const card = new renderer.AdaptiveCard();
  // It counts those behind the three dots, too; `isActions` counts as Teams does.
  card.hostConfig = new renderer.HostConfig({ actions: { maxActions: 100 } });
  card.parse(withoutPickers(value), context);
  const parsing = Array.from({ length: context.eventCount }, (_one, index) => context.getEventAt(index));
  return [
    ...parsing.map(({ message }) => message),
    ...card.validateProperties().validationEvents.map(({ message }) => message),
  ];
}

/** People pickers are Teams' own in every version; the renderer knows them from 1.6 on, and wants a choice at hand. */
function withoutPickers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPickers);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, one]) => [key, withoutPickers(one)]);
  const { 'choices.data': query, ...plain } = Object.fromEntries(parts);
  return query === undefined ? plain : { ...plain, choices: [{ title: 'Anna', value: 'anna' }] };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

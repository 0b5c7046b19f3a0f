import type { FakeBlock, FakeHome, FakeMessage, FakeView } from './state.js';

/** All words a reader sees in a message, buttons included: its blocks, or its text where it has none. */
export function visibleText(message: FakeMessage): string {
  if (message.blocks === undefined || message.blocks.length === 0) {
    return message.mrkdwn === false ? decode(message.text) : sayMrkdwn(message.text);
  }
  return message.blocks.flatMap(textsOf).join('\n');
}

/** All words of a dialog. */
export function visibleTextOfView(view: FakeView): string {
  return [view.title.text, ...view.blocks.flatMap(textsOf)].join('\n');
}

/** A home as somebody reads it, line by line; headings between lines, buttons in brackets. */
export function readHome(home: FakeHome | undefined): string {
  return (home?.blocks ?? []).map(lineOf).join('\n');
}

/** The buttons on a home, those beside a line included. */
export function buttonsOnHome(home: FakeHome | undefined): ReturnType<typeof buttonsOf> {
  const blocks = home?.blocks ?? [];
  const beside = blocks.filter(({ accessory }) => accessory !== undefined);
  const rows = beside.map(({ accessory }) => ({ type: 'actions', elements: [accessory] }));
  return buttonsOf({ ts: '', user: '', text: '', blocks: [...blocks, ...rows] });
}

function lineOf(block: FakeBlock): string {
  const words = textsOf(block);
  if (block.type === 'header') return `\n── ${words.join('')} ──`;
  if (block.type === 'actions') return words.map((word) => `[${word}]`).join(' ');
  if (block.accessory !== undefined) return `${words.slice(0, -1).join('')}  [${words.at(-1)}]`;
  if (block.fields !== undefined) return words.map((word) => word.replace('\n', ': ')).join('\n');
  return words.join('\n');
}

/** What Slack draws, as words. */
function chartTexts({ title, chart }: FakeBlock): readonly string[] {
  const { series } = chart as { series: { data: { label: string; value: number }[] }[] };
  const bars = series.flatMap(({ data }) => data.map(({ label, value }) => `${label} ${value}`));
  return [`(chart) ${String(title)}`, ...bars];
}

/** The labels and ids of a message's buttons. */
export function buttonsOf(message: FakeMessage): readonly {
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly label: string;
  readonly url: string | undefined;
}[] {
  return (message.blocks ?? [])
    .filter((block) => block.type === 'actions')
    .flatMap((block) =>
      (block.elements as readonly Record<string, unknown>[]).map((element) => ({
        actionId: String(element.action_id),
        blockId: String(block.block_id ?? ''),
        value: String(element.value ?? ''),
        label: String((element.text as { text: string }).text),
        url: element.url === undefined ? undefined : String(element.url),
      })),
    );
}

function textsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, text, fields, elements, label, accessory } = node as FakeBlock;
  if (type === 'data_visualization') return chartTexts(node as FakeBlock);
  if (type === 'plain_text') return [String(text)];
  if (type === 'mrkdwn') return [sayMrkdwn(String(text))];
  const children = [label, text, ...listOf(fields), ...listOf(elements), accessory];
  return children.flatMap(textsOf);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Links become their labels, mentions an at sign and the id; that is what shows that markup was understood. */
function sayMrkdwn(text: string): string {
  return decode(
    text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_all, target: string, label: string | undefined) =>
      label === undefined ? target : label,
    ),
  );
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

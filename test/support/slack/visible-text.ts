import type { FakeBlock, FakeMessage, FakeView } from './state.js';

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
  const { type, text, fields, elements, label } = node as FakeBlock;
  if (type === 'plain_text') return [String(text)];
  if (type === 'mrkdwn') return [sayMrkdwn(String(text))];
  const children = [label, text, ...listOf(fields), ...listOf(elements)];
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

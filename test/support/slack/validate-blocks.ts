import { FakeApiError, type FakeBlock } from './state.js';
import { validateChart } from './validate-chart.js';
import { validateInput } from './validate-inputs.js';

/**
 * As strict as Slack with what Garbo may send: unknown kinds, missing and overlong texts, too many blocks,
 * fields or elements, an action id used twice in a block.
 * Limits: https://docs.slack.dev/reference/block-kit/blocks
 */
export function validateBlocks(value: unknown, maxBlocks: number): readonly FakeBlock[] {
  if (!Array.isArray(value)) throw invalid('blocks must be an array');
  if (value.length > maxBlocks)
    throw invalid(`no more than ${maxBlocks} items allowed [json-pointer:/blocks]`);
  const blockIds = new Set<unknown>();
  return value.map((block, index) => {
    const at = `/blocks/${index}`;
    const record = recordAt(block, at);
    validateBlock(record, at);
    if (record.block_id !== undefined) {
      if (blockIds.has(record.block_id)) throw invalid(`block_id used twice [json-pointer:${at}]`);
      blockIds.add(record.block_id);
      textAt(record.block_id, 255, `${at}/block_id`);
    }
    return record as FakeBlock;
  });
}

/** A view as `views.open` accepts it. */
export function validateView(value: unknown): Record<string, unknown> {
  const view = recordAt(value, '/view');
  if (view.type !== 'modal') throw invalid('unsupported type [json-pointer:/view/type]');
  textObject(view.title, '/view/title', 24, ['plain_text']);
  for (const key of ['submit', 'close']) {
    if (view[key] !== undefined) textObject(view[key], `/view/${key}`, 24, ['plain_text']);
  }
  if (view.private_metadata !== undefined) textAt(view.private_metadata, 3_000, '/view/private_metadata', 0);
  if (view.callback_id !== undefined) textAt(view.callback_id, 255, '/view/callback_id');
  const blocks = validateBlocks(view.blocks, 100);
  if (blocks.some((block) => block.type === 'input') && view.submit === undefined) {
    throw invalid('submit is required when an input block is used [json-pointer:/view]');
  }
  return view;
}

/** A home as `views.publish` accepts it. */
export function validateHome(value: unknown): readonly FakeBlock[] {
  const view = recordAt(value, '/view');
  if (view.type !== 'home') throw invalid('unsupported type [json-pointer:/view/type]');
  return validateBlocks(view.blocks, 100);
}

function validateBlock(block: Record<string, unknown>, at: string): void {
  switch (block.type) {
    case 'header':
      textObject(block.text, `${at}/text`, 150, ['plain_text']);
      return;
    case 'section':
      if (block.text === undefined && block.fields === undefined) {
        throw invalid(`text or fields needed [json-pointer:${at}]`);
      }
      if (block.text !== undefined) textObject(block.text, `${at}/text`, 3_000);
      if (block.accessory !== undefined) validateButton(block.accessory, `${at}/accessory`);
      if (block.fields !== undefined) {
        listAt(block.fields, 10, `${at}/fields`).forEach((field, index) => {
          textObject(field, `${at}/fields/${index}`, 2_000);
        });
      }
      return;
    case 'context':
      listAt(block.elements, 10, `${at}/elements`).forEach((element, index) => {
        textObject(element, `${at}/elements/${index}`, 3_000);
      });
      return;
    case 'actions':
      validateActions(block, at);
      return;
    case 'input':
      validateInput(block, at);
      return;
    case 'data_visualization':
      validateChart(block, at);
      return;
    case 'divider':
      return;
    default:
      throw invalid(`unsupported type: ${String(block.type)} [json-pointer:${at}/type]`);
  }
}

function validateActions(block: Record<string, unknown>, at: string): void {
  const ids = new Set<unknown>();
  listAt(block.elements, 25, `${at}/elements`).forEach((element, index) => {
    const where = `${at}/elements/${index}`;
    const button = validateButton(element, where);
    if (ids.has(button.action_id)) throw invalid(`action_id used twice [json-pointer:${where}]`);
    ids.add(button.action_id);
  });
}

function validateButton(element: unknown, where: string): Record<string, unknown> {
  const button = recordAt(element, where);
  if (button.type !== 'button') throw invalid(`unsupported element [json-pointer:${where}]`);
  textObject(button.text, `${where}/text`, 75, ['plain_text']);
  textAt(button.action_id, 255, `${where}/action_id`);
  if (button.value !== undefined) textAt(button.value, 2_000, `${where}/value`);
  if (button.url !== undefined) textAt(button.url, 3_000, `${where}/url`);
  if (button.style !== undefined && button.style !== 'primary' && button.style !== 'danger') {
    throw invalid(`invalid style [json-pointer:${where}/style]`);
  }
  return button;
}

export function textObject(value: unknown, at: string, max: number, kinds = ['plain_text', 'mrkdwn']): void {
  const object = recordAt(value, at);
  if (!kinds.includes(String(object.type))) throw invalid(`unsupported text type [json-pointer:${at}/type]`);
  if (object.type === 'mrkdwn' && object.emoji !== undefined)
    throw invalid(`emoji not allowed [json-pointer:${at}]`);
  textAt(object.text, max, `${at}/text`);
}

export function textAt(value: unknown, max: number, at: string, min = 1): void {
  if (typeof value !== 'string') throw invalid(`must be a string [json-pointer:${at}]`);
  if (value.length < min) throw invalid(`must be more than ${min - 1} characters [json-pointer:${at}]`);
  if (value.length > max) throw invalid(`must be less than ${max + 1} characters [json-pointer:${at}]`);
}

export function listAt(value: unknown, max: number, at: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw invalid(`must not be empty [json-pointer:${at}]`);
  if (value.length > max) throw invalid(`no more than ${max} items allowed [json-pointer:${at}]`);
  return value;
}

export function recordAt(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(`must be an object [json-pointer:${at}]`);
  }
  return value as Record<string, unknown>;
}

export function invalid(message: string): FakeApiError {
  return new FakeApiError('invalid_blocks', [`[ERROR] ${message}`]);
}

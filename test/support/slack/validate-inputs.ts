import { invalid, listAt, recordAt, textAt, textObject } from './validate-blocks.js';

/**
 * As strict as Slack with the fields of a dialog that Garbo uses: texts, choices from a list, a person.
 * Limits: https://docs.slack.dev/reference/block-kit/block-elements
 */
export function validateInput(block: Record<string, unknown>, at: string): void {
  textObject(block.label, `${at}/label`, 2_000, ['plain_text']);
  if (block.hint !== undefined) textObject(block.hint, `${at}/hint`, 2_000, ['plain_text']);
  const where = `${at}/element`;
  const element = recordAt(block.element, where);
  if (element.action_id !== undefined) textAt(element.action_id, 255, `${where}/action_id`);
  if (element.placeholder !== undefined) {
    textObject(element.placeholder, `${where}/placeholder`, 150, ['plain_text']);
  }
  switch (element.type) {
    case 'plain_text_input':
      validateTextInput(element, where);
      return;
    case 'multi_static_select':
    case 'static_select':
      validateOptions(element.options, 100, `${where}/options`);
      return;
    case 'radio_buttons':
      validateOptions(element.options, 10, `${where}/options`);
      return;
    case 'checkboxes':
      validateOptions(element.options, 10, `${where}/options`);
      return;
    case 'multi_users_select':
    case 'conversations_select':
    case 'timepicker':
    case 'users_select':
      if (element.initial_user !== undefined) textAt(element.initial_user, 255, `${where}/initial_user`);
      return;
    default:
      throw invalid(`unsupported element: ${String(element.type)} [json-pointer:${where}/type]`);
  }
}

function validateTextInput(element: Record<string, unknown>, at: string): void {
  const max = element.max_length;
  if (max !== undefined && (typeof max !== 'number' || max < 1 || max > 3_000)) {
    throw invalid(`invalid max_length [json-pointer:${at}/max_length]`);
  }
  if (element.initial_value !== undefined) {
    textAt(element.initial_value, typeof max === 'number' ? max : 3_000, `${at}/initial_value`);
  }
}

function validateOptions(value: unknown, most: number, at: string): void {
  const seen = new Set<unknown>();
  listAt(value, most, at).forEach((item, index) => {
    const where = `${at}/${index}`;
    const option = recordAt(item, where);
    textObject(option.text, `${where}/text`, 75, ['plain_text']);
    textAt(option.value, 150, `${where}/value`);
    if (seen.has(option.value)) throw invalid(`value used twice [json-pointer:${where}/value]`);
    seen.add(option.value);
  });
}

import type { FakeActivity } from './state.js';

/** All words a reader sees in a message, without markdown's backslashes. */
export function visibleText({ body }: Pick<FakeActivity, 'body'>): string {
  const words: string[] = typeof body.text === 'string' ? [body.text] : [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        if (['text', 'title', 'value'].includes(key) && typeof one === 'string') {
          words.push(one.replaceAll(/\\(.)/gu, '$1'));
        } else if (key !== 'data') visit(one);
      }
    }
  };
  visit(body.attachments);
  return words.join('\n');
}

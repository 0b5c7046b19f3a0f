import { describe, expect, it } from 'vitest';
import { mergeThreads, threadsOf, threadToGoOnIn } from '../../../adapters/playground/page/threads.js';
import { renderMessage, renderPost, type ShownMessage } from '../../../adapters/playground/render.js';
import { aWarning } from '../../support/post-content.js';

let clock = 0;

function message(id: string, thread: string | null = null, author = 'carla'): ShownMessage {
  const by = { id: author, name: author, role: 'customer' };
  return renderMessage({ id, thread, text: id, writtenAt: new Date(++clock), editedAt: null, author: by });
}

function warning(id: string, thread: string): ShownMessage {
  return renderPost({
    id,
    conversation: 'support',
    thread,
    postId: id,
    content: aWarning(),
    writtenAt: new Date(++clock),
  });
}

describe('threadsOf', () => {
  it('puts replies below their message, in the order of the first messages', () => {
    const threads = threadsOf([message('a'), message('b'), message('a2', 'a'), message('b2', 'b')]);
    expect(threads.map(({ root, replies }) => [root?.id, ...replies.map(({ id }) => id)])).toEqual([
      ['a', 'a2'],
      ['b', 'b2'],
    ]);
  });

  it('keeps a thread whose first message was deleted', () => {
    expect(threadsOf([message('a2', 'a')])).toMatchObject([{ id: 'a', root: null, replies: [{ id: 'a2' }] }]);
  });
});

describe('mergeThreads', () => {
  it('sorts what is private in among the rest by when it began', () => {
    const [first, own, last] = [message('a'), message('p'), message('b')];
    const merged = mergeThreads(threadsOf([first, last]), threadsOf([own], true));
    expect(merged.map(({ id, isPrivate }) => [id, isPrivate])).toEqual([
      ['a', false],
      ['p', true],
      ['b', false],
    ]);
  });
});

describe('threadToGoOnIn', () => {
  it('is the thread of the last polite request, though the person wrote elsewhere since', () => {
    const messages = [message('a'), warning('w', 'a'), message('b')];
    expect(threadToGoOnIn(messages, 'carla')).toBe('a');
  });

  it('is the last thread where there was no request, and none before the first message', () => {
    const messages = [message('a'), message('b'), message('c', null, 'john'), warning('w', 'c')];
    expect(threadToGoOnIn(messages, 'carla')).toBe('b');
    expect(threadToGoOnIn(messages, 'paolo')).toBeNull();
  });
});

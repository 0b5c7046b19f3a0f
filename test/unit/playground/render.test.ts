import { describe, expect, it } from 'vitest';
import { renderMessage, renderPost } from '../../../adapters/playground/render.js';
import { aWarning } from '../../support/post-content.js';

describe('renderPost', () => {
  it('adds and leaves out nothing of the content', () => {
    const content = aWarning({
      title: 'Titolo',
      facts: [{ label: 'Chi', value: 'Carla' }],
      folded: { label: 'Mostra', text: 'parole' },
      about: { conversation: 'support', message: 'm1', thread: 'm1' },
      mentions: ['giulia'],
    });
    const post = {
      id: 'p1',
      conversation: 'support',
      thread: 'm1',
      postId: 'post-1',
      content,
      writtenAt: new Date(0),
    };

    expect(renderPost(post)).toMatchObject(content);
  });

  it('says it whole in one text, with no gap where a part is missing', () => {
    const content = aWarning({ title: null, paragraphs: ['Uno.', 'Due.'], footer: null });
    const post = {
      id: 'p1',
      conversation: 'support',
      thread: null,
      postId: 'post-1',
      content,
      writtenAt: new Date(0),
    };

    expect(renderPost(post).text).toBe('Uno.\n\nDue.');
    expect(renderPost({ ...post, content: { ...content, title: 'T', footer: 'F' } }).text).toBe(
      'T\n\nUno.\n\nDue.\n\nF',
    );
  });

  it('never shows our own id of the post', () => {
    const post = {
      id: 'p1',
      conversation: 'support',
      thread: null,
      postId: 'post-1',
      content: aWarning(),
      writtenAt: new Date(0),
    };
    expect(JSON.stringify(renderPost(post))).not.toContain('post-1');
  });
});

describe('renderMessage', () => {
  it('has every field of a post, empty', () => {
    const author = { id: 'carla', name: 'Carla', role: 'customer' };
    const message = { id: 'm1', thread: null, text: 'ciao', writtenAt: new Date(0), editedAt: null, author };
    const post = {
      id: 'p1',
      conversation: 'support',
      thread: null,
      postId: 'x',
      content: aWarning(),
      writtenAt: new Date(0),
    };

    expect(Object.keys(renderMessage(message)).sort()).toEqual(Object.keys(renderPost(post)).sort());
    expect(renderMessage(message)).toMatchObject({
      kind: 'message',
      at: '1970-01-01T00:00:00.000Z',
      clause: null,
      buttons: [],
    });
  });
});

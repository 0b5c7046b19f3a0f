import { describe, expect, it } from 'vitest';
import { button } from '../../../src/core/notices/buttons.js';
import { sayTaken, takersView } from '../../../src/core/notices/takers-view.js';
import { aWarning } from '../../support/post-content.js';
import { keyPhrases } from '../../support/slack/slack-under-test.js';

const takenBy = { id: 'giulia', name: 'Giulia' };
const taken = aWarning({
  kind: 'alert',
  title: 'Da decidere',
  paragraphs: ['Ha scritto: «b•••»', sayTaken(takenBy, 'it', keyPhrases), 'Non consegnato.'],
  folded: { label: 'Mostra il messaggio', text: 'branco\ndi idioti' },
  buttons: (['show-message', 'warn-again', 'block', 'later-messages'] as const).map((id) =>
    button(keyPhrases, 'it', id),
  ),
  takenBy,
});

describe('a taken alert for whoever took it', () => {
  it('says so in the heading, has the message open, and the decisions first', () => {
    const view = takersView(taken, keyPhrases);
    expect(view.title).toBe('it alert.title.yours Da decidere');
    expect(view.paragraphs).toEqual([
      'Ha scritto: «b•••»',
      'Non consegnato.',
      'it alert.unfolded branco\ndi idioti',
    ]);
    expect(view.folded).toBeNull();
    expect(view.buttons.map(({ id }) => id)).toEqual(['warn-again', 'block', 'later-messages']);
    expect(view.facts).toEqual(taken.facts);
  });

  it('takes away no button where the message has been erased', () => {
    const view = takersView({ ...taken, folded: null }, keyPhrases);
    expect(view.paragraphs).toEqual(['Ha scritto: «b•••»', 'Non consegnato.']);
    expect(view.buttons.map(({ id }) => id)).toEqual([
      'warn-again',
      'block',
      'show-message',
      'later-messages',
    ]);
  });

  it('is the post itself while nobody took it', () => {
    const { takenBy: _nobody, ...open } = taken;
    expect(takersView(open, keyPhrases)).toEqual(open);
  });
});

import type { PostContent } from '../../src/core/notices/post-content.js';

/** A polite request as the core composes it, with what the test needs different. */
export function aWarning(changes: Partial<PostContent> = {}): PostContent {
  return {
    kind: 'warning',
    language: 'it',
    title: null,
    paragraphs: [
      'Capiamo la delusione, e puoi dirla. Ti chiediamo però di farlo senza offendere chi ti risponde («branco di idioti»): il team è qui per aiutarti.',
      'Riprendiamo da dove eravamo rimasti?',
    ],
    clause: { id: 'abusive-language', text: 'Linguaggio aggressivo, offensivo o volgare.' },
    quotes: ['branco di idioti'],
    facts: [],
    folded: null,
    about: null,
    mentions: [],
    buttons: [
      { id: 'dispute', label: 'Non sono d’accordo', style: 'plain', reason: 'optional' },
      { id: 'read-policy', label: 'Leggi la policy', style: 'plain', reason: 'none' },
    ],
    footer: 'Messaggio automatico; una persona può rivederlo.',
    ...changes,
  };
}

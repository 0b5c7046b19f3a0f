import type { Destination, Post } from './post.js';
import type { PostKind } from './post-content.js';

/**
 * How a customer gets what cannot be written to them privately. What counts, or answers them, Garbo shows itself,
 * closed, in the conversation; kind words that nothing depends on are said by a person, who is given a draft.
 */
const WAYS: Readonly<Partial<Record<PostKind, 'sealed' | 'draft'>>> = {
  reminder: 'draft',
  care: 'draft',
  warning: 'sealed',
  'final-notice': 'sealed',
  measure: 'sealed',
  reply: 'sealed',
  answer: 'sealed',
  'complaint-receipt': 'sealed',
};

/** A draft for somebody of the team, another destination of the same post, or no way at all. */
export type OtherWay =
  | { readonly way: 'draft'; readonly reader: string }
  | { readonly way: 'sealed'; readonly destination: Destination }
  | { readonly way: 'none' };

/** The way that is left for a private post whose reader cannot be written to privately. */
export function otherWay({ destination, receipt, recipient, near, content }: Post): OtherWay {
  const isNew = destination.to === 'person' && !destination.sealedIn && receipt === null;
  const way = WAYS[content.kind];
  if (!isNew || recipient !== destination.person || way === undefined) return { way: 'none' };
  if (way === 'draft') return { way, reader: recipient };
  return near === null ? { way: 'none' } : { way, destination: { ...destination, sealedIn: near } };
}

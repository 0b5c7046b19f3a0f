import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Button } from '../../../../src/core/notices/post-content.js';
import type { ShownMessage } from '../api.js';
import type { CastMember } from '../cast.js';
import type { Standings } from './use-standings.js';

/** What every part of the page may know of the visit, and do in it. */
export interface Visit {
  /** Who the visitor is at the moment. */
  readonly me: CastMember;
  /** How each customer stands, by id. */
  readonly standings: Standings;
  readonly actAs: (person: CastMember) => void;
  /** Sends as `author`; resolves with whether it went. */
  readonly send: (author: CastMember, text: string, thread: string | null) => Promise<boolean>;
  readonly edit: (id: string, text: string) => Promise<boolean>;
  /** Asks first. */
  readonly remove: (message: ShownMessage) => void;
  /** Asks for the reason where the button wants one. */
  readonly press: (message: ShownMessage, button: Button) => void;
  /** Answers go into this message's thread. */
  readonly replyTo: (message: ShownMessage) => void;
  /** Brings a message into view and lets it stand out for a moment. */
  readonly goTo: (id: string) => void;
}

/** Set by the page; there is no visit outside of it. */
export const VisitContext = createContext<Visit | null>(null);

/** The visit. Throws outside of the page. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error('A part of the page was shown outside of it.');
  return visit;
}

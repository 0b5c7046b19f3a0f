import type { Language } from '../language.js';
import type { ClauseId } from '../policy/policy.js';

/** What a post is, for those who read it. */
export type PostKind =
  | 'reminder'
  | 'warning'
  | 'final-notice'
  | 'measure'
  | 'reply'
  | 'care'
  | 'alert'
  | 'question'
  | 'care-alert'
  | 'dispute'
  | 'report'
  | 'report-group'
  | 'daily'
  | 'answer'
  | 'complaint'
  | 'complaint-receipt'
  | 'support-request'
  /** Who Garbo is, for everybody in a conversation. */
  | 'introduction'
  /** What has to do with setting Garbo up. */
  | 'setup'
  /** A text that somebody of the team is asked to send. */
  | 'draft'
  | 'line';

/** Every button Garbo shows. */
export type ButtonId =
  | 'dispute'
  | 'read-policy'
  | 'show-message'
  | 'not-a-violation'
  | 'warn-again'
  | 'end-correspondence'
  | 'block'
  | 'refer'
  | 'take'
  | 'withdraw'
  | 'breaks-policy'
  | 'harmless'
  | 'send-help'
  | 'handled'
  | 'confirm'
  | 'unfounded'
  | 'later-messages'
  | 'tick-remove'
  | 'tick-mail'
  | 'tick-refer'
  | 'tick-invite'
  | 'tick-unmail'
  | 'readmit'
  | 'complain'
  | 'take-support'
  | 'draft-sent'
  | 'draft-not-sent'
  | 'undo';

/** A button under a post, in the reader's language. */
export interface Button {
  readonly id: ButtonId;
  readonly label: string;
  readonly style: 'plain' | 'primary' | 'danger';
  /** Whether pressing asks for a reason: `required` refuses an empty one, `optional` accepts it. */
  readonly reason: 'none' | 'optional' | 'required';
  /** Opens this address instead of acting. */
  readonly url?: string;
}

/** A line of an alert: what it is about, and the value. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A manager who said that they see to it, with the name they had then. */
export interface Taker {
  readonly id: string;
  readonly name: string;
}

/**
 * What a post says, whole and in one language, free of any platform's markup. Adapters render it; they add
 * and leave out nothing.
 */
export interface PostContent {
  readonly kind: PostKind;
  readonly language: Language;
  /** One line in bold above the rest, for alerts. */
  readonly title: string | null;
  /** Plain text, a paragraph each. The quoted words of a notice stand in them already. */
  readonly paragraphs: readonly string[];
  /** The clause the post rests on, with its sentence in the reader's language. */
  readonly clause: { readonly id: ClauseId; readonly text: string } | null;
  /** The customer's exact words, shortened. */
  readonly quotes: readonly string[];
  readonly facts: readonly Fact[];
  /** Offensive text, shown only when the reader asks for it. */
  readonly folded: { readonly label: string; readonly text: string } | null;
  /** The message it is about: adapters turn it into a link to the thread. */
  readonly about: { readonly conversation: string; readonly message: string; readonly thread: string } | null;
  /** Ids of the people to be notified. */
  readonly mentions: readonly string[];
  readonly buttons: readonly Button[];
  /** A last line in small print. */
  readonly footer: string | null;
  /** Who took what the post asks; it stands in the paragraphs already. Absent: nobody yet, or there is nothing to take. */
  readonly takenBy?: Taker;
}

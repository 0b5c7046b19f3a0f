/**
 * What pressing a button came to. `say` is one sentence for the person who pressed, in their language.
 * - `ready`: may be pressed (the answer of a check that does not act)
 * - `done`: acted; `already-done`: somebody pressed it before, nothing changed
 * - `forbidden`: this person may not; `reason-needed`: ask for a reason and press again
 * - `gone`: the post, its case or the button is no longer there
 * - `shown`: nothing changed; `text` is to be shown to this person alone
 */
export type PressOutcome =
  | {
      readonly status: 'ready' | 'done' | 'already-done' | 'forbidden' | 'reason-needed' | 'gone';
      readonly say: string;
    }
  | { readonly status: 'shown'; readonly say: string; readonly text: string };

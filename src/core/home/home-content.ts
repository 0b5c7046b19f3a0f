import type { Language } from '../language.js';
import type { Fact } from '../notices/post-content.js';
import type { ShownAt } from '../ports/overviews.js';

/** What can be pressed on a home. */
export type HomeButtonId = 'refresh' | 'support' | 'read-policy' | 'complain';

/** A button on a home. */
export interface HomeButton {
  readonly id: HomeButtonId;
  readonly label: string;
  readonly style: 'plain' | 'primary';
  /** Opens this address instead of acting. */
  readonly url?: string;
}

/** One piece of a home, free of any platform's markup, in the order in which it is read. */
export type HomePart =
  | { readonly kind: 'heading' | 'text' | 'small'; readonly text: string }
  /** A line of a list; `openAt`: the post it can be opened at, under this label. */
  | { readonly kind: 'row'; readonly text: string; readonly openAt: ShownAt; readonly openLabel: string }
  | { readonly kind: 'figures'; readonly figures: readonly Fact[] }
  /** A chart of one series; shown as text where the platform draws none. */
  | {
      readonly kind: 'bars';
      readonly title: string;
      readonly series: string;
      readonly bars: readonly { readonly label: string; readonly value: number }[];
    }
  | { readonly kind: 'buttons'; readonly buttons: readonly HomeButton[] };

/** A person's home, whole and in their language. Adapters render it; they add and leave out nothing. */
export interface HomeContent {
  readonly language: Language;
  readonly parts: readonly HomePart[];
}

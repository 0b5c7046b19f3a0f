import type { Strike } from '../ladder/standing.js';
import type { CustomerKey } from '../workspace.js';

/** A case that is not closed. */
export interface OpenCase {
  /** G-1042: counts per workspace. */
  readonly number: number;
  readonly openedAt: Date;
}

/** What an overview of one customer is read from, beside alerts and measures. Reads only; locks nothing. */
export interface CustomerOverviews {
  /** All strikes, newest last, expired and voided ones included; none for somebody who never had a warning. */
  strikesOf(customer: CustomerKey): Promise<readonly Strike[]>;
  /** Oldest first. */
  openCasesOf(customer: CustomerKey): Promise<readonly OpenCase[]>;
}

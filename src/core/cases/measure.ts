import type { MeasureKind } from '../policy/enforcement.js';
import type { CustomerKey } from '../workspace.js';

/** Where a measure stands: what people decided, then what the platform really did. */
export type MeasureState = 'proposed' | 'confirmed' | 'applied' | 'refused' | 'reversed';

/** A step beyond a warning (policy, clauses `stop-correspondence`, `block`, `authorities`). Always a person's. */
export interface Measure {
  readonly id: string;
  readonly customer: CustomerKey;
  readonly caseId: string;
  readonly alertId: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly reason: string;
  /** Ids of the managers who confirmed it, the first being who proposed it. */
  readonly confirmedBy: readonly string[];
  readonly until: Date | null;
  /** The closing notice to the customer. */
  readonly postId: string | null;
}

/** Whether people decided on it and nobody has taken it back, whatever the platform did of it. */
export function isInForce({ state }: Measure): boolean {
  return state === 'confirmed' || state === 'applied' || state === 'refused';
}

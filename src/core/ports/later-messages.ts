import type { CustomerKey, MessageKey } from '../workspace.js';

/** A message that came after a closing notice: kept for the managers, harmless or not. */
export interface LaterMessage {
  readonly customer: CustomerKey;
  /** The measure that was in force. */
  readonly measureId: string;
  readonly message: MessageKey;
  readonly revision: string;
  readonly text: string;
  /** When it was written, by the platform's clock. */
  readonly writtenAt: Date;
}

/** What people write after the correspondence was ended. */
export interface LaterMessages {
  /** Keeps it until `keptUntil`, once per revision; says whether it is new. */
  keepLaterMessage(message: LaterMessage, keptUntil: Date): Promise<boolean>;
  countLaterMessages(measureIds: readonly string[]): Promise<number>;
  /** The newest ones, at most `limit`, the newest last. */
  newestLaterMessages(measureIds: readonly string[], limit: number): Promise<readonly LaterMessage[]>;
}

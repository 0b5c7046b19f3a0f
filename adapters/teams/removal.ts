import type {
  PersonRemover,
  ReadmissionOutcome,
  RemovalOutcome,
} from '../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../src/core/workspace.js';

/** Removes people where the tenant granted it. */
export class TeamsRemover implements PersonRemover {
  async removePerson(_conversation: ConversationKey, _person: string): Promise<RemovalOutcome> {
    return { outcome: 'refused', reason: 'missing-permission', answer: 'graph_not_granted' };
  }

  async readmitPerson(_conversation: ConversationKey, _person: string): Promise<ReadmissionOutcome> {
    return { outcome: 'refused', reason: 'missing-permission', answer: 'graph_not_granted' };
  }
}

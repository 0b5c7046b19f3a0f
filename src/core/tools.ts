import type { ConversationNames } from './conversations/conversation-names.js';
import type { Policy } from './policy/policy.js';
import type { Calendar } from './ports/calendar.js';
import type { CaseRecord } from './ports/case-record.js';
import type { ChatPlatform } from './ports/chat-platform.js';
import type { Classifier } from './ports/classifier.js';
import type { Clock } from './ports/clock.js';
import type { Ids } from './ports/ids.js';
import type { Log } from './ports/log.js';
import type { PhraseBook } from './ports/phrase-book.js';
import type { PostingPace } from './ports/posting-pace.js';
import type { Queues } from './ports/queues.js';
import type { CoreSettings } from './settings/core-settings.js';
import type { PlatformName } from './workspace.js';

/**
 * Everything the use cases work with, wired once in `src/app.ts`. A use case names the part it needs:
 * `Pick<Tools, 'record' | 'clock'>`.
 */
export interface Tools {
  readonly record: CaseRecord;
  readonly queues: Queues;
  /** Judges a message; may be asked again later when it throws. */
  readonly classifier: Classifier;
  /** Judges when the first one has no answer to the last. The same one where there is no other. */
  readonly fallbackClassifier: Classifier;
  readonly platformOf: (platform: PlatformName) => ChatPlatform;
  /** How many posts the platforms take. */
  readonly pace: PostingPace;
  readonly conversationNames: ConversationNames;
  readonly policy: Policy;
  readonly settings: CoreSettings;
  readonly phrases: PhraseBook;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

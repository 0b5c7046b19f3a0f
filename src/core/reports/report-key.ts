import type { MessageKey } from '../workspace.js';
import type { Report } from './report.js';

const PREFIX = 'report-';

/**
 * The message a report is about. One without a message stands for one itself, so that evidence, strikes and notices
 * have something to be kept under; no platform shows a message of this id.
 */
export function messageOf({ id, workspace, conversation, message }: Report): MessageKey {
  return message?.key ?? { ...workspace, conversation, message: `${PREFIX}${id}` };
}

/** The revision under which a report's own verdict is kept, beside what the machine made of the same message. */
export function revisionOf({ id }: Pick<Report, 'id'>): string {
  return `${PREFIX}${id}`;
}

/** Whether this message is none, but a report without one. */
export function isNoMessage({ message }: Pick<MessageKey, 'message'>): boolean {
  return message.startsWith(PREFIX);
}

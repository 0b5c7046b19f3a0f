/** The three queues. */
export const QUEUE_NAMES = ['messages', 'notices', 'escalations'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** The queue's name as BullMQ knows it. Its own `prefix` option is only heeded on Redis. */
export function fullName(prefix: string, queue: QueueName): string {
  return `${prefix}-${queue}`;
}

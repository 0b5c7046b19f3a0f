import type { Receiver } from '@slack/bolt';
import type { Express } from 'express';

/** The way deliveries come in: HTTP or Socket Mode. */
export interface Intake {
  readonly receiver: Receiver;
  /** Serves what has to be served over HTTP, before any body parser. */
  mount(app: Express): void;
  /** Throws PlatformRefused and PlatformUnavailable. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

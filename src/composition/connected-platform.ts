import type { Express } from 'express';
import type { ChatPlatform } from '../core/ports/chat-platform.js';
import type { PlatformName } from '../core/workspace.js';

/** A chat platform with its ends to the world. */
export interface ConnectedPlatform {
  readonly name: PlatformName;
  readonly platform: ChatPlatform;
  /** Adds its endpoints to the server, before anything reads a request's body. */
  mount(app: Express): void;
  /** Begins to take messages in. */
  start(): Promise<void>;
  /** Takes nothing new; resolves when what is being taken in is queued. */
  stop(): Promise<void>;
}

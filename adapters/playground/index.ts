import type { Express } from 'express';
import type { ChatPlatform } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Ids } from '../../src/core/ports/ids.js';
import type { Log } from '../../src/core/ports/log.js';
import type { Queues } from '../../src/core/ports/queues.js';
import { onlyAllowedHosts } from './allowed-hosts.js';
import { LiveUpdates } from './live-updates.js';
import type { RenderAs } from './look.js';
import { MessageStore } from './message-store.js';
import { pageFiles } from './page-files.js';
import type { StandingOf } from './people.js';
import { PeopleStore } from './people-store.js';
import { PlaygroundChat } from './platform.js';
import { PlatformClock } from './platform-clock.js';
import { PostStore } from './post-store.js';
import type { PressButton } from './press-button.js';
import { Receiver } from './receive.js';
import { answerErrors, apiRoutes } from './routes.js';
import { createSchema } from './schema.js';
import { securityHeaders } from './security-headers.js';
import type { SqlPool } from './sql-pool.js';

export { MANAGERS, PLAYGROUND_WORKSPACE, SUPPORT } from './conversation-ref.js';
export type { RenderAs } from './look.js';
export type { PressButton } from './press-button.js';
export type { SqlPool } from './sql-pool.js';

/** What the playground needs of the application. */
export interface PlaygroundOptions {
  /** The record's database; the playground keeps its own schema in it. */
  readonly pool: SqlPool;
  readonly queues: Pick<Queues, 'enqueueMessage'>;
  readonly pressButton: PressButton;
  readonly standingOf: StandingOf;
  /** Renders posts for the chat platforms; asked only where the page wants to see them so. */
  readonly renderAs: RenderAs;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Host names, with or without a port, it answers under beside localhost, 127.0.0.1 and [::1]. */
  readonly allowedHosts: readonly string[];
  /** The folder of the built page, `dist/page`. */
  readonly pageFolder: string;
}

/** The playground: a chat platform that lives in this process and shows itself as a web page. */
export interface PlaygroundPlatform {
  readonly platform: ChatPlatform;
  /** Adds the page at `/` and everything below `/playground` to the server. */
  mount(app: Express): void;
  /** Makes its tables and queues what a crash left behind. Throws PlatformUnavailable, QueueUnavailable. */
  start(): Promise<void>;
  /** Ends the live connections, which would keep the server from closing. */
  stop(): Promise<void>;
}

/** Puts the playground together; nothing happens before `start`. */
export function createPlaygroundPlatform(options: PlaygroundOptions): PlaygroundPlatform {
  const { pool, queues, pressButton, standingOf, renderAs, ids, log } = options;
  const live = new LiveUpdates();
  const clock = new PlatformClock(options.clock);
  const messages = new MessageStore(pool);
  const posts = new PostStore(pool);
  const people = new PeopleStore(pool);
  const receiver = new Receiver({ messages, people, queues, live, clock, ids, log });
  return {
    platform: new PlaygroundChat({ messages, posts, people, live, clock, ids }),
    mount(app) {
      const own = ['/playground', /^\/$/];
      app.use(own, securityHeaders, onlyAllowedHosts(options.allowedHosts));
      app.use(
        '/playground/api',
        apiRoutes({ pool, receiver, posts, people, live, pressButton, standingOf, renderAs, log }),
      );
      app.use(pageFiles(options.pageFolder));
      app.use(own, answerErrors(log));
    },
    async start() {
      await createSchema(pool);
      clock.startAfter((await messages.lastTime()) ?? new Date(0));
      await receiver.recover();
    },
    async stop() {
      live.close();
    },
  };
}

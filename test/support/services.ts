import { describe, inject } from 'vitest';
import type { Services } from './find-services.js';

declare module 'vitest' {
  interface ProvidedContext {
    services: Services;
  }
}

/** A suite that needs a Postgres server; skipped where there is none. The suite gets the server's URL. */
export function describeWithPostgres(name: string, suite: (url: string) => void): void {
  describeWith(inject('services').postgresUrl, name, suite);
}

/** A suite that needs a Redis server; skipped where there is none. The suite gets the server's URL. */
export function describeWithRedis(name: string, suite: (url: string) => void): void {
  describeWith(inject('services').redisUrl, name, suite);
}

/** A suite that needs a browser; skipped where there is none. The suite gets the program's path. */
export function describeWithChromium(name: string, suite: (path: string) => void): void {
  describeWith(inject('services').chromium, name, suite);
}

function describeWith(service: string | null, name: string, suite: (service: string) => void): void {
  if (service === null) describe.skip(name, () => suite(''));
  else describe(name, () => suite(service));
}

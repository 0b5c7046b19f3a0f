import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.js';
import type { TeamsUnderTest } from './teams-under-test.js';

/** An activity of `test/fixtures/teams/`, in the shape in which Microsoft documents it; names are invented. */
export function recorded(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(packageRoot(), 'test', 'fixtures', 'teams', `${name}.json`), 'utf8'));
}

/** Delivers such an activity to the bot, as from the fake Teams. */
export function deliverRecorded(
  { sender, teams }: TeamsUnderTest,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return sender.deliver({ ...recorded(name), serviceUrl: teams.serviceUrl, ...more });
}

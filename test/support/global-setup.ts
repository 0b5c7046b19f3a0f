import type { TestProject } from 'vitest/node';
import { packageRoot } from '../../src/package-root.js';
import { buildForE2e } from './build-for-e2e.js';
import { findServices, missingServices } from './find-services.js';

/**
 * Runs once for each project with tests in the run, and once for the root. The root finds out which servers
 * may be used and says in the end what was missing; the e2e project has the program built.
 *
 * @throws Error with `CI=true` when a server or the browser is missing: there, everything must run
 */
export async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (project.name === 'e2e') buildForE2e(packageRoot());
  if (!project.isRootProject()) return undefined;

  const services = await findServices(process.env);
  const missing = missingServices(services);
  if (process.env.CI === 'true' && missing.length > 0)
    throw new Error(`With CI=true every test must run. ${missing.join(' ')}`);
  project.provide('services', services);
  return () => {
    for (const absence of missing) console.log(`Skipped some tests: ${absence}`);
  };
}

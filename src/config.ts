import type { z } from 'zod';
import { combinationFaults } from './config-combinations.js';
import { type Config, settingsSchema } from './config-schema.js';
import { GarboError } from './core/errors.js';

/** The environment does not say what Garbo needs to know; every fault is listed. */
export class ConfigFaults extends GarboError {
  override readonly name = 'ConfigFaults';
  constructor(readonly faults: readonly string[]) {
    super(
      'CONFIG_FAULT',
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
      'Correct the environment variables named above; docs/configuration.md explains each.',
    );
  }
}

/**
 * Turns the environment into a typed configuration. A variable that is set but empty counts as not set.
 * @throws ConfigFaults with every fault at once
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  const faults = [...(parsed.error?.issues.map(describe) ?? []), ...combinationFaults(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults);
  return parsed.data;
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

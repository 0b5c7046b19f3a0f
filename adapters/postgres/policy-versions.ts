import type { PolicyVersions } from '../../src/core/ports/case-record.js';
import { toJson } from './codecs.js';
import type { Tx } from './connection.js';

/** The part of the store that keeps every policy ever loaded. */
export function createPolicyVersions({ db }: Tx): PolicyVersions {
  return {
    async keepPolicy({ version, texts, enforcement }, at) {
      await db
        .insertInto('policy_versions')
        .values({
          version,
          texts: toJson(texts),
          enforcement: toJson({ ...enforcement, rules: [...enforcement.rules.values()] }),
          loaded_at: at,
        })
        .onConflict((conflict) => conflict.column('version').doNothing())
        .execute();
    },
  };
}

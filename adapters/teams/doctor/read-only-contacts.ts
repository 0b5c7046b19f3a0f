import type { ContactRows } from '../../../src/core/ports/contact-rows.js';

/** The contacts as they are, `null`: none; what the doctor comes across is not kept. */
export function readOnly(rows: ContactRows | null): ContactRows {
  return {
    keep: async () => undefined,
    find: async (key) => (await rows?.find(key)) ?? null,
    list: async (workspace, kind) => (await rows?.list(workspace, kind)) ?? [],
    workspaces: async (platform) => (await rows?.workspaces(platform)) ?? [],
    dropAll: async () => undefined,
  };
}

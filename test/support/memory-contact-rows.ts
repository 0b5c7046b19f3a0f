import type { Contact, ContactKey, ContactRows } from '../../src/core/ports/contact-rows.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/** Contacts kept in memory. */
export class MemoryContactRows implements ContactRows {
  readonly #rows = new Map<string, ContactKey & { readonly address: string }>();

  async keep(key: ContactKey, address: string): Promise<void> {
    this.#rows.set(nameOf(key), { ...key, address });
  }

  async find(key: ContactKey): Promise<Contact | null> {
    return this.#rows.get(nameOf(key)) ?? null;
  }

  async list(workspace: WorkspaceKey, kind: ContactKey['kind']): Promise<readonly Contact[]> {
    return [...this.#rows.values()]
      .filter((row) => isOf(row, workspace) && row.kind === kind)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  async workspaces(platform: WorkspaceKey['platform']): Promise<readonly WorkspaceKey[]> {
    const ofPlatform = [...this.#rows.values()].filter((row) => row.platform === platform);
    const names = new Set(ofPlatform.map(({ workspace }) => workspace));
    return [...names].sort().map((workspace) => ({ platform, workspace }));
  }

  async dropAll(workspace: WorkspaceKey): Promise<void> {
    for (const [name, row] of this.#rows) if (isOf(row, workspace)) this.#rows.delete(name);
  }
}

function nameOf({ platform, workspace, kind, id }: ContactKey): string {
  return `${platform}/${workspace}/${kind}/${id}`;
}

function isOf(row: ContactKey, { platform, workspace }: WorkspaceKey): boolean {
  return row.platform === platform && row.workspace === workspace;
}

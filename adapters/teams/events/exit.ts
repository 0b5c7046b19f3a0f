import type { WorkspaceExit } from '../../../src/core/ports/chat-platform.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import type { TeamsContacts } from '../contacts.js';
import { isThere } from '../place.js';

/** Knows in which tenants Garbo is nowhere any more. */
export class TeamsExit implements WorkspaceExit {
  constructor(private readonly contacts: TeamsContacts) {}

  async findLeft(workspace: WorkspaceKey): Promise<readonly WorkspaceKey[]> {
    const places = await this.contacts.conversations(workspace.workspace);
    return places.some(isThere) ? [] : [workspace];
  }

  async forgetAccess(workspace: WorkspaceKey): Promise<void> {
    const left = await this.findLeft(workspace);
    if (left.length > 0) await this.contacts.forgetTenant(workspace.workspace);
  }
}

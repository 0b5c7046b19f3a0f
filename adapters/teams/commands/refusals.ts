import type { Role } from '../../../src/core/people/person.js';
import type { Log } from '../../../src/core/ports/log.js';
import type { Interaction } from '../interaction.js';
import type { CommandId } from './command-list.js';

/** Notes that somebody asked for what their role does not let them have; nothing of what they wrote. */
export function noteRefusal(log: Log, { tenant, actor }: Interaction, role: Role, command: CommandId): void {
  log.warn('command-refused', { platform: 'teams', workspace: tenant, actor, role, command });
}

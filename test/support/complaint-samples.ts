import type { ComplaintDetails, FiledComplaint } from '../../src/core/complaints/complaint.js';
import type { World } from './app-world.js';

/** What Carla tells of Anna, who was discourteous on the phone. */
export function someDetails(changes: Partial<ComplaintDetails> = {}): ComplaintDetails {
  return {
    ground: { kind: 'commitment', clause: 'courtesy' },
    concerned: { person: 'anna', name: '' },
    when: 'ieri mattina, al telefono',
    whatHappened: 'Anna ha riattaccato mentre parlavo.',
    howItFellShort: 'Mi aspettavo almeno un saluto, razza di idioti.',
    ...changes,
  };
}

/** A form as it comes from the support channel. */
export function someForm(changes: Partial<FiledComplaint> = {}): FiledComplaint {
  return {
    conversation: { platform: 'playground', workspace: 'shop', conversation: 'support' },
    actor: 'carla',
    language: 'it',
    details: someDetails(),
    ...changes,
  };
}

/** The form is sent; of the same delivery again it is queued once. What follows from it waits. */
export function sendForm(world: World, delivery: string, changes: Partial<FiledComplaint> = {}) {
  return world.queues.enqueueEscalation({ type: 'complaint', filed: someForm(changes), delivery });
}

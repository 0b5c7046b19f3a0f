import { type TeamsActivity, tenantOf } from '../activity-schema.js';
import type { TeamsContacts } from '../contacts.js';
import { patiently } from '../patience.js';
import type { KnownPlace } from '../place.js';
import type { TeamsOptions } from '../settings.js';
import { arrivalJobs, consequenceOf } from './consequences.js';
import { readEvents } from './read-event.js';

/** What following what happens to conversations needs. */
export interface EventTools extends Pick<TeamsOptions, 'queues' | 'clock'> {
  readonly contacts: TeamsContacts;
}

/**
 * Follows what an activity tells of conversations: keeps what became of them, then queues what is to be done. Teams may
 * tell the same twice, in activities of two types: the second changes nothing.
 * @throws TeamsPayloadUnreadable, QueueUnavailable, RecordUnavailable
 */
export async function receiveEvent(activity: TeamsActivity, tools: EventTools): Promise<void> {
  const { contacts, queues, clock } = tools;
  const tenant = tenantOf(activity);
  for (const event of readEvents(activity)) {
    const { places, people, jobs } = await patiently(clock, () => consequenceOf(event, activity, contacts));
    await patiently(clock, async () => {
      for (const { id, ...address } of places) await contacts.keepConversation(tenant, id, address);
      for (const person of people) await contacts.seen(tenant, person);
      for (const job of jobs) await queues.enqueueEscalation(job);
    });
  }
}

/** Tells managers of a place in which Garbo was not known to be until somebody wrote there. Throws QueueUnavailable. */
export async function tellArrival(
  place: KnownPlace,
  activity: TeamsActivity,
  { queues, clock }: Pick<EventTools, 'queues' | 'clock'>,
): Promise<void> {
  await patiently(clock, async () => {
    for (const job of arrivalJobs(place, activity)) await queues.enqueueEscalation(job);
  });
}

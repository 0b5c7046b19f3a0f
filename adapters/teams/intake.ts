import { ArrivalNotes } from '../../src/core/arrival-notes.js';
import { ContactNotes } from './contact-notes.js';
import type { TeamsContacts } from './contacts.js';
import { tellArrival } from './events/receive-event.js';
import type { TeamsOptions } from './settings.js';
import { UnderWay } from './under-way.js';

/** What goes on around deliveries: what came is noted, and a stop waits for what is being taken in. */
export class Intake {
  readonly arrivals: ArrivalNotes;
  readonly contactNotes: ContactNotes;
  readonly underWay = new UnderWay();

  constructor(contacts: TeamsContacts, options: TeamsOptions) {
    this.arrivals = new ArrivalNotes(options.noteArrival, options.clock, options.log);
    this.contactNotes = new ContactNotes(contacts, options.log, (place, activity) =>
      tellArrival(place, activity, options),
    );
  }

  /** Resolves when what is being taken in is queued. */
  async close(): Promise<void> {
    await this.underWay.done();
    await this.contactNotes.close();
    await this.arrivals.close();
  }
}

import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { createAlerts } from './alerts.js';
import { createBackground } from './background.js';
import { createCases } from './cases.js';
import { createComplaints } from './complaints.js';
import { connectKysely, type RecordKeys, type Tx } from './connection.js';
import { createConversations } from './conversations.js';
import { createCustomerOverviews } from './customer-overviews.js';
import { asRecordError } from './errors.js';
import { createEventArrivals } from './event-arrivals.js';
import { createExposures } from './exposures.js';
import { createHomes } from './homes.js';
import { createLaterMessages } from './later-messages.js';
import { createLedger } from './ledger.js';
import { createLostPosts } from './lost-posts.js';
import { createMeasures } from './measures.js';
import { createOverviews } from './overviews.js';
import { createPeople } from './people.js';
import { createPolicyVersions } from './policy-versions.js';
import type { Pool } from './pool.js';
import { createPosts } from './posts.js';
import { createReports } from './reports.js';
import { createRetention } from './retention.js';
import { createSettings } from './settings.js';
import { createStandings } from './standings.js';
import { createSupportRequests } from './support-requests.js';

/** The record in Postgres, real or embedded. `migrate` must have run before. */
export function createPostgresRecord(options: {
  readonly pool: Pool;
  readonly keys: RecordKeys;
  readonly clock: Clock;
}): CaseRecord {
  const kysely = connectKysely(options.pool);
  return {
    async transaction(work) {
      try {
        return await kysely.transaction().execute((db) => {
          const tx: Tx = { db, keys: options.keys, now: () => options.clock.now() };
          return work({
            ...createLedger(tx),
            ...createBackground(tx),
            ...createStandings(tx),
            ...createCases(tx),
            ...createPosts(tx),
            ...createLostPosts(tx),
            ...createConversations(tx),
            ...createAlerts(tx),
            ...createMeasures(tx),
            ...createReports(tx),
            ...createLaterMessages(tx),
            ...createComplaints(tx),
            ...createCustomerOverviews(tx),
            ...createPeople(tx),
            ...createSettings(tx),
            ...createEventArrivals(tx),
            ...createPolicyVersions(tx),
            ...createSupportRequests(tx),
            ...createExposures(tx),
            ...createOverviews(tx),
            ...createHomes(tx),
            ...createRetention(tx),
          });
        });
      } catch (error) {
        throw asRecordError(error);
      }
    },
  };
}

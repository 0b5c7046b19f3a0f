import { useEffect, useState } from 'preact/hooks';
import type { StandingState } from '../../../../src/core/ladder/standing.js';
import { readStanding, type ShownMessage } from '../api.js';
import { CAST } from '../cast.js';

/** How each customer of the cast stands, by id. */
export type Standings = Readonly<Record<string, StandingState | null>>;

/** Reads the customers' standings, and again whenever something was written or decided. */
export function useStandings(...conversations: readonly (readonly ShownMessage[])[]): Standings {
  const [standings, setStandings] = useState<Standings>({});
  useEffect(() => {
    for (const { id, role } of CAST) {
      if (role !== 'customer') continue;
      void readStanding(id)
        .then((standing) => setStandings((all) => ({ ...all, [id]: standing })))
        // What was known stays on the page until the next change.
        .catch(() => undefined);
    }
  }, conversations);
  return standings;
}

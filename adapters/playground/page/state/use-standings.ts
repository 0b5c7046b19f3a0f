import { useEffect, useState } from 'preact/hooks';
import type { StandingState } from '../../../../src/core/ladder/standing.js';
import { readPeople, type ShownMessage } from '../api.js';

/** How each customer stands, by id; nobody before their first message. */
export type Standings = Readonly<Record<string, StandingState | null>>;

/** Reads the customers' standings, and again whenever something was written or decided. */
export function useStandings(...conversations: readonly (readonly ShownMessage[])[]): Standings {
  const [standings, setStandings] = useState<Standings>({});
  useEffect(() => {
    void readPeople()
      .then((people) => setStandings(Object.fromEntries(people.map(({ id, standing }) => [id, standing]))))
      // What was known stays on the page until the next change.
      .catch(() => undefined);
  }, conversations);
  return standings;
}

import type { WorkingTimes } from '../ports/calendar.js';

/** People named one by one, and by the platform's groups, as its ids. */
export interface NamedPeople {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** What holds in a whole workspace. */
export interface WorkspaceSettings {
  /** Where managers read, unless a conversation names another place; empty when none is set. */
  readonly managersConversation: string;
  readonly managers: NamedPeople;
  readonly directors: NamedPeople;
  /** Corrections: people who belong to the team, whatever the platform says of them. */
  readonly agents: readonly string[];
  /** Corrections: people who are customers, whatever the platform says of them. */
  readonly customers: readonly string[];
  readonly workingTimes: WorkingTimes;
  /** The way that stays open for complaints, contract and privacy; without one (`null`) no correspondence is ended. */
  readonly contactAddress: string | null;
}

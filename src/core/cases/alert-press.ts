import type { ButtonId } from '../notices/post-content.js';
import type { Person } from '../people/person.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';
import type { ManagersTurn } from './managers-turn.js';

/** What deciding an alert needs. */
export type DecideAlertTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'> &
  ManagersTurn;

/** A manager's press on an alert, allowed and with its reason. */
export interface AlertPress {
  readonly alert: Alert;
  readonly button: ButtonId;
  readonly actor: Person;
  readonly customer: Person;
  readonly reason: string;
}

/**
 * What became of it; `proposed`: recorded, and waiting for a second person; `own-report`: the presser filed the
 * report, so somebody else decides; `no-contact`: refused, because there is no address yet that stays open to the
 * customer.
 */
export type AlertPressResult = 'done' | 'already-done' | 'proposed' | 'own-report' | 'gone' | 'no-contact';

import type { Language } from '../language.js';
import type { ClauseId } from '../policy/policy.js';
import type { ConversationKey, WorkspaceKey } from '../workspace.js';

/**
 * What a complaint rests on (policy, clause `complaint-details`): a commitment of the team that was not kept, named
 * by its clause, or a policy or process of the company that was not followed.
 */
export type ComplaintGround =
  | { readonly kind: 'commitment'; readonly clause: ClauseId }
  | { readonly kind: 'process' };

/** Whom a complaint is about, as far as its author knows. */
export interface Concerned {
  /** The platform's id, where the author chose the person from a list. */
  readonly person: string | null;
  /** The name, or what else the author knows of them; may be empty beside an id. */
  readonly name: string;
}

/** What the author of a complaint tells, in their own words. None of it is ever screened or counted. */
export interface ComplaintDetails {
  readonly ground: ComplaintGround;
  readonly concerned: Concerned;
  readonly when: string;
  readonly whatHappened: string;
  readonly howItFellShort: string;
}

/** A form somebody sent. */
export interface FiledComplaint {
  /** Where the form was opened. */
  readonly conversation: ConversationKey;
  /** The thread it was opened in, where the platform tells. */
  readonly thread?: string | null;
  readonly actor: string;
  /** The form's language. */
  readonly language: Language;
  readonly details: ComplaintDetails;
}

/** A complaint of a customer about a member of the team ("reclamo"). */
export interface Complaint extends WorkspaceKey {
  readonly id: string;
  /** counts per workspace, from 1. */
  readonly number: number;
  readonly complainant: { readonly id: string; readonly name: string };
  /** What its author reads. */
  readonly language: Language;
  readonly conversation: string;
  readonly details: ComplaintDetails;
  /** The policy the clause is of. */
  readonly policyVersion: string;
  readonly filedAt: Date;
  /** When the answer is meant to be there. */
  readonly dueAt: Date;
  /** When it has to be there at the latest. */
  readonly latestAt: Date;
  /** The end date of its personal data. */
  readonly keptUntil: Date;
}

/** A complaint about to be filed: its number is given by the record. */
export type NewComplaint = Omit<Complaint, 'number'>;

/** A part of the form that is still to be filled in. */
export type MissingDetail = 'concerned' | 'when' | 'whatHappened' | 'howItFellShort';

/** What a complaint needs before anybody can examine it (policy, clause `complaint-details`). */
export function missingDetails({
  concerned,
  when,
  whatHappened,
  howItFellShort,
}: ComplaintDetails): readonly MissingDetail[] {
  const missing: MissingDetail[] = [];
  if (concerned.person === null && concerned.name.trim() === '') missing.push('concerned');
  if (when.trim() === '') missing.push('when');
  if (whatHappened.trim() === '') missing.push('whatHappened');
  if (howItFellShort.trim() === '') missing.push('howItFellShort');
  return missing;
}

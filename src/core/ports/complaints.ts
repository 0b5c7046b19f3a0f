import type { Complaint, NewComplaint } from '../complaints/complaint.js';

/** The part of the record that holds complaints. */
export interface Complaints {
  /**
   * Files a complaint under the workspace's next number. The same form sent again (`once`) is filed once; says
   * whether it is new.
   */
  addComplaint(
    complaint: NewComplaint,
    once: string,
  ): Promise<{ readonly complaint: Complaint; readonly isNew: boolean }>;
  findComplaint(id: string): Promise<Complaint | null>;
  /** Keeps that this post brings the complaint to a director; `false` when one was on its way before. */
  addCopy(complaintId: string, director: string, postId: string): Promise<boolean>;
  /** For the sweep: ids of complaints that no director has, because there was none or none could be reached. */
  complaintsWithoutDirector(): Promise<readonly string[]>;
}

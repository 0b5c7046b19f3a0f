import type { Selectable } from 'kysely';
import type { Post } from '../../src/core/notices/post.js';
import { contentCodec, destinationCodec, placeCodec, postAnswersCodec } from './codecs.js';
import { workspaceColumns } from './connection.js';
import type { Tables } from './tables/all-tables.js';

/** A row of the outbox as the core knows it. */
export function readPost(row: Selectable<Tables['posts']>): Post {
  return {
    ...workspaceColumns(row),
    id: row.id,
    queue: row.queue,
    destination: destinationCodec.parse(row.destination),
    content: contentCodec.parse(row.content),
    version: row.version,
    shownVersion: row.shown_version,
    state: row.state,
    caseId: row.case_id,
    recipient: row.recipient,
    answers: postAnswersCodec.parse(row.answers),
    subjectPostId: row.subject_post_id,
    receipt:
      row.receipt_conversation !== null && row.receipt_message !== null && row.posted_at !== null
        ? { conversation: row.receipt_conversation, message: row.receipt_message, postedAt: row.posted_at }
        : null,
    passedOnAt: row.state === 'passed-on' ? row.posted_at : null,
    near: placeCodec.parse(row.near),
    moved: row.moved,
  };
}

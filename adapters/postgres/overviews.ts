import type { Overviews } from '../../src/core/ports/overviews.js';
import type { Tx } from './connection.js';
import { createExposureFigures } from './exposure-figures.js';
import { createWaitingLists } from './waiting-lists.js';
import { createWorkFigures } from './work-figures.js';

/** The part of the store that homes and statistics read. */
export function createOverviews(tx: Tx): Overviews {
  return { ...createWaitingLists(tx), ...createWorkFigures(tx), ...createExposureFigures(tx) };
}

import { GarboError } from '../../src/core/errors.js';
import { RecordUnavailable } from '../../src/core/ports/case-record.js';

/**
 * SQLSTATE classes and codes after which the same transaction may succeed later
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html): connection exceptions, transaction rollback
 * (deadlock, serialisation), out of resources, operator intervention, system error, lock not available.
 */
const PASSING_STATES = /^(08...|40...|53...|57P..|58...|55P03)$/;

/** What `pg` and Node say of a connection that failed or broke. */
const PASSING_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'ETIMEDOUT']);
const PASSING_MESSAGES =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered)/;

/** A passing fault of the database as RecordUnavailable; any other error as it is, a fault of ours to be seen. */
export function asRecordError(error: unknown): unknown {
  if (error instanceof GarboError || !isPassing(error)) return error;
  return new RecordUnavailable('The database could not do it now.', { cause: error });
}

function isPassing(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPassing);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return PASSING_CODES.has(code) || PASSING_STATES.test(code) || PASSING_MESSAGES.test(error.message);
}

/** Runs it; what it throws are errors of the record. */
export async function orRecordError<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asRecordError(error);
  }
}

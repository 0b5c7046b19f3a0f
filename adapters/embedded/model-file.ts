import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GarboError } from '../../src/core/errors.js';
import { BUCKET_BITS } from './features.js';
import { HEADS } from './heads.js';
import type { Model } from './model.js';

/** Where the trained model lies in the repository. */
export const MODEL_FILE = 'adapters/embedded/model/garbo.model';

/** The model file is missing, cut off, or of another version. */
export class ModelUnreadable extends GarboError {
  override readonly name = 'ModelUnreadable';
  constructor(file: string, cause: unknown) {
    super(
      'MODEL_UNREADABLE',
      `The embedded classifier's model cannot be read from ${file}.`,
      'Run `npm run train`, or check out adapters/embedded/model again.',
      { cause },
    );
  }
}

const FORMAT = 'garbo-linear-1';
const WEIGHTS = HEADS.length * 2 ** BUCKET_BITS;

/** What stands before the weights: one line of JSON. */
type Header = Omit<Model, 'id' | 'weights'> & {
  readonly format: string;
  readonly bucketBits: number;
  readonly heads: readonly string[];
};

/** The bytes of a model file: a line of JSON, then the weights as signed bytes. */
export function encodeModel({ weights, ...rest }: Omit<Model, 'id'>): Buffer {
  const header: Header = { format: FORMAT, bucketBits: BUCKET_BITS, heads: HEADS, ...rest };
  const bytes = Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength);
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]);
}

/** @throws ModelUnreadable */
export function readModel(file: string): Model {
  try {
    return decodeModel(readFileSync(file));
  } catch (cause) {
    throw new ModelUnreadable(file, cause);
  }
}

function decodeModel(bytes: Buffer): Model {
  const start = bytes.indexOf('\n') + 1;
  const header: Header = JSON.parse(bytes.toString('utf8', 0, start));
  if (header.format !== FORMAT || header.bucketBits !== BUCKET_BITS || header.heads.join() !== HEADS.join())
    throw new Error(
      `expected format ${FORMAT} with 2^${BUCKET_BITS} buckets and the heads ${HEADS.join(', ')}`,
    );
  if (bytes.length !== start + WEIGHTS)
    throw new Error(`expected ${WEIGHTS} weights, found ${bytes.length - start}`);
  const { scales, biases, calibrations, combination, thresholds } = header;
  return {
    id: createHash('sha256').update(bytes).digest('hex').slice(0, 8),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + start, WEIGHTS),
    scales,
    biases,
    calibrations,
    combination,
    thresholds,
  };
}

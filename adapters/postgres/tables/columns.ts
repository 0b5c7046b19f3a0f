import type { ColumnType, Generated } from 'kysely';
import type { PlatformName } from '../../../src/core/workspace.js';

/** A `jsonb` column: written as JSON text, read through a codec (`codecs.ts`). */
export type Json = ColumnType<unknown, string, string>;

/** Like `Json`, where there may be nothing. */
export type NullableJson = ColumnType<unknown, string | null, string | null>;

/** A column given by the database: the order in which rows were written. */
export type Written = Generated<number>;

/** The columns that name a workspace: everything is keyed by them. */
export interface InWorkspace {
  platform: PlatformName;
  workspace: string;
}

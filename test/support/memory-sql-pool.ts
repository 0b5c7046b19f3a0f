import { PGlite } from '@electric-sql/pglite';

/** A database in memory with the part of `pg.Pool` that adapters with storage of their own ask for. */
export class MemorySqlPool {
  private constructor(private readonly database: PGlite) {}

  static async open(): Promise<MemorySqlPool> {
    return new MemorySqlPool(await PGlite.create());
  }

  /** While set, every statement fails with it. */
  fault: Error | null = null;

  async query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }> {
    if (this.fault) throw this.fault;
    return this.database.query<Record<string, unknown>>(text, values);
  }

  async end(): Promise<void> {
    await this.database.close();
  }
}

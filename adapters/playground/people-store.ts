import type { Person, Role } from '../../src/core/people/person.js';
import { runSql, type SqlPool, type SqlRow, textOf, textOrNull } from './sql-pool.js';

const ROLES: readonly Role[] = ['customer', 'agent', 'manager', 'director', 'unknown'];

/** Who has been here, and in which role. Every method throws PlatformUnavailable. */
export class PeopleStore {
  constructor(private readonly pool: SqlPool) {}

  /**
   * Remembers somebody who wrote or pressed. The role is the one the id first came with, whatever is claimed
   * later; name and language follow the newest word. A name equal to the id says nothing new.
   */
  async remember({ id, name, role, language }: Person): Promise<Person> {
    const [row] = await runSql(
      this.pool,
      `INSERT INTO playground.people AS known (id, name, role, language) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET
         name = CASE WHEN excluded.name = excluded.id THEN known.name ELSE excluded.name END,
         language = coalesce(excluded.language, known.language)
       RETURNING id, name, role, language`,
      [id, name, role, language],
    );
    return row ? asPerson(row) : { id, name, role, language };
  }

  /** Somebody who has been here; `null` for a stranger. */
  async find(id: string): Promise<Person | null> {
    const [row] = await runSql(
      this.pool,
      'SELECT id, name, role, language FROM playground.people WHERE id = $1',
      [id],
    );
    return row ? asPerson(row) : null;
  }

  /** Everybody who has been here. */
  async all(): Promise<readonly Person[]> {
    return (
      await runSql(this.pool, 'SELECT id, name, role, language FROM playground.people ORDER BY id')
    ).map(asPerson);
  }

  /** Removes somebody from a conversation; doing it twice is the same as once. */
  async removeFrom(conversation: string, person: string): Promise<void> {
    await runSql(
      this.pool,
      'INSERT INTO playground.removals (conversation, person) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [conversation, person],
    );
  }

  /** Undoes a removal; nothing when there was none. */
  async readmitTo(conversation: string, person: string): Promise<void> {
    await runSql(this.pool, 'DELETE FROM playground.removals WHERE conversation = $1 AND person = $2', [
      conversation,
      person,
    ]);
  }

  /** Whether somebody was removed from a conversation. */
  async isRemoved(conversation: string, person: string): Promise<boolean> {
    const rows = await runSql(
      this.pool,
      'SELECT 1 FROM playground.removals WHERE conversation = $1 AND person = $2',
      [conversation, person],
    );
    return rows.length > 0;
  }
}

function asPerson(row: SqlRow): Person {
  const language = textOrNull(row, 'language');
  const role = textOf(row, 'role');
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    role: ROLES.find((known) => known === role) ?? 'unknown',
    language: language === 'it' || language === 'en' ? language : null,
  };
}

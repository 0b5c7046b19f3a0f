import { GarboError } from '../../src/core/errors.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import { isGranted, READ_ROLES } from './app-shape.js';
import type { Member } from './connector.js';
import { readMembers } from './entra-members.js';
import type { Graph } from './graph.js';
import { entraIdOf, isOwnMember } from './person-rules.js';
import { ROLE_AGES_MS } from './role-ages.js';

/**
 * Global Administrator and Teams Administrator.
 * Source: https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const ROLES = ['62e90394-69f5-4237-9190-012177145e10', '69091246-20e8-4a56-aa4d-066075b2a7a8'];

const MAX_TENANTS = 1_000;

/** Knows who administers a tenant, where it lets Garbo read that. */
export class Administrators {
  readonly #ids: Recent<ReadonlySet<string>>;

  constructor(
    private readonly graph: Graph,
    clock: Clock,
  ) {
    this.#ids = new Recent(clock, ROLE_AGES_MS.groups, MAX_TENANTS);
  }

  /** Whether the person administers the tenant; `false` also where Graph does not say. */
  async has(tenant: string, member: Member): Promise<boolean> {
    const entra = entraIdOf(member);
    if (entra === null || !isOwnMember(member, tenant)) return false;
    return (await this.#ids.get(tenant, () => this.#read(tenant))).has(entra);
  }

  /** It only opens the settings, so whatever ails Graph must not hold up what else depends on who somebody is. */
  async #read(tenant: string): Promise<ReadonlySet<string>> {
    try {
      if (!isGranted(READ_ROLES, await this.graph.permissions(tenant))) return new Set();
      const found = await Promise.all(
        ROLES.map((role) =>
          readMembers(this.graph, tenant, `/directoryRoles(roleTemplateId='${role}')/members?$select=id`),
        ),
      );
      return new Set(found.flatMap((members) => ('ids' in members ? members.ids : [])));
    } catch (error) {
      if (error instanceof GarboError) return new Set();
      throw error;
    }
  }
}

import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import type { CardElement } from './cards.js';
import type { GroupDirectory } from './group-directory.js';
import type { MemberFinder } from './member-finder.js';
import { toPerson } from './person-rules.js';
import type { TeamsOptions } from './settings.js';

/** More names than anybody reads through; each has a long id, and a card has room for 28 KB. */
const MOST_NAMES = 60;

/**
 * Finds people of the whole organisation by their names, its guests among them.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
 */
const ANYBODY = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } as const;

/** The words around the field. */
export interface ChoiceLabels {
  readonly label: string;
  readonly placeholder: string;
  /** Said when nobody was chosen. */
  readonly errorMessage: string;
}

/** Lets somebody choose a customer in a card, and tells whom they chose. */
export class CustomerChoice {
  constructor(
    private readonly finder: MemberFinder,
    private readonly groups: GroupDirectory,
    private readonly people: PeopleDirectory,
    private readonly options: Pick<TeamsOptions, 'rolesOf'>,
  ) {}

  /**
   * A field `customer` that lists the customers of a conversation; others are found by typing.
   * @param conversation `null`: none is listed
   * @param chosen who is chosen already, as the field brought it back
   * @throws PlatformUnavailable
   */
  async field(
    tenant: string,
    conversation: string | null,
    labels: ChoiceLabels,
    chosen: string | null,
  ): Promise<CardElement> {
    const listed = conversation === null ? [] : await this.#customersIn(tenant, conversation);
    const other = chosen !== null && !listed.some(({ value }) => value === chosen);
    const choices = other
      ? [...listed, { title: await this.#nameOf(tenant, chosen), value: chosen }]
      : listed;
    return {
      type: 'Input.ChoiceSet',
      id: 'customer',
      style: 'filtered',
      isRequired: true,
      choices,
      'choices.data': ANYBODY,
      ...labels,
      ...(chosen === null ? {} : { value: chosen }),
    };
  }

  /**
   * The id in Teams of whoever was chosen, or is named by their id in Entra; `null`: nobody that Garbo can see.
   * @throws PlatformUnavailable
   */
  async idOf(tenant: string, chosen: string): Promise<string | null> {
    const { id } = await this.people.findPerson({ platform: 'teams', workspace: tenant }, chosen);
    return id.startsWith('29:') ? id : null;
  }

  async #nameOf(tenant: string, chosen: string): Promise<string> {
    return (await this.people.findPerson({ platform: 'teams', workspace: tenant }, chosen)).name;
  }

  async #customersIn(tenant: string, conversation: string) {
    const members = (await this.finder.members(tenant, conversation)) ?? [];
    const roles = await this.options.rolesOf(tenant);
    const groups = await this.groups.membersByList(tenant, roles);
    return members
      .map((member) => toPerson(member, tenant, roles, groups))
      .filter(({ role }) => role === 'customer')
      .sort((one, other) => one.name.localeCompare(other.name))
      .slice(0, MOST_NAMES)
      .map(({ id, name }) => ({ title: name, value: id }));
  }
}

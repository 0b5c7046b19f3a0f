import type { Person } from '../../src/core/people/person.js';
import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import type { CardElement } from './cards.js';
import type { Connector } from './connector.js';
import { toPerson } from './person-rules.js';
import type { TeamsOptions } from './settings.js';

/** More names than a list is read through for; and each has a long id, while a card has room for 28 KB. */
const MOST_NAMES = 60;

/** Finds people of the whole organisation by their names. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker */
const ANYBODY = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } as const;

/** Lets somebody choose a customer in a card, and reads whom they chose. */
export class CustomerChoice {
  constructor(
    private readonly connector: Connector,
    private readonly options: Pick<TeamsOptions, 'rolesOf'>,
  ) {}

  /**
   * A field with the customers of a conversation, in which others can be searched by name: Teams searches the
   * organisation, its guests among them, but nobody of other tenants.
   */
  async field(
    tenant: string,
    conversation: string | null,
    labels: { readonly label: string; readonly placeholder: string; readonly errorMessage: string },
    chosen: string | null,
  ): Promise<CardElement> {
    const people = conversation === null ? [] : await this.#customersIn(tenant, conversation);
    const choices = people.slice(0, MOST_NAMES).map(({ id, name }) => ({ title: name, value: id }));
    const isListed = choices.some(({ value }) => value === chosen);
    return {
      type: 'Input.ChoiceSet',
      id: 'customer',
      style: 'filtered',
      isRequired: true,
      choices,
      'choices.data': ANYBODY,
      ...labels,
      ...(isListed ? { value: chosen } : {}),
    };
  }

  /**
   * The id in Teams of whoever was chosen, or named by their id in Entra; `null`: nobody that Garbo can see.
   * @throws PlatformUnavailable
   * @throws PlatformRefused when Garbo is not in the conversation
   */
  async idOf(tenant: string, conversation: string | null, chosen: string): Promise<string | null> {
    if (chosen.startsWith('29:')) return chosen;
    if (conversation === null) return null;
    return (await this.connector.member(tenant, conversation, chosen))?.id ?? null;
  }

  /** None where Garbo may not see who is there. */
  async #customersIn(tenant: string, conversation: string): Promise<readonly Person[]> {
    try {
      const roles = await this.options.rolesOf(tenant);
      const members = await this.connector.members(tenant, conversation);
      return members
        .map((member) => toPerson(member, tenant, roles))
        .filter(({ role }) => role === 'customer')
        .sort((one, other) => one.name.localeCompare(other.name));
    } catch (error) {
      if (error instanceof PlatformRefused) return [];
      throw error;
    }
  }
}

import { type AdaptiveCard, card, text } from '../cards.js';
import type { DialogAnswer } from '../dialogs/dialog.js';
import type { Interaction } from '../interaction.js';
import { channelCard, fillChannel } from './channel-card.js';
import { channelsCard } from './channels-card.js';
import { type Choice, type FormState, goButton } from './fields.js';
import { type SetupPlace, type SetupSay, type SetupTools, sayIn } from './setup-tools.js';
import { fillWorkspace, listOf, workspaceCard } from './workspace-card.js';

/** Conversations offered in a list: Teams takes a card of some 28 KB. */
const MAX_CONVERSATIONS = 80;

/** What a step shows in place of the settings as they are. */
export interface StepState {
  /** What was typed, and what is wrong with it. */
  readonly typed?: FormState;
  /** Whether what was handed in before is saved. */
  readonly isSaved?: boolean;
}

/** The card of a step. Throws PlatformUnavailable. */
export async function composeStep(
  tools: SetupTools,
  interaction: Interaction,
  place: SetupPlace,
  state: StepState = {},
): Promise<DialogAnswer> {
  const say = sayIn(tools, place.language);
  const compose = { workspace: composeWorkspace, channels: composeChannels, channel: composeChannel }[
    place.step
  ];
  return {
    title: say('chat.setup.title'),
    card: await compose(tools, interaction.tenant, place, say, state),
  };
}

/** The id that settings keep of somebody whom the people picker names by their id in Entra: the one in Teams. */
export async function settingsIdOf(
  { people }: Pick<SetupTools, 'people'>,
  tenant: string,
  picked: string,
): Promise<string> {
  return (await people.findPerson({ platform: 'teams', workspace: tenant }, picked)).id;
}

async function composeWorkspace(
  tools: SetupTools,
  tenant: string,
  place: SetupPlace,
  say: SetupSay,
  { typed }: StepState,
): Promise<AdaptiveCard> {
  const { workspace } = await tools.settingsInForce({ platform: 'teams', workspace: tenant }, []);
  const people = await pickerChoices(tools, tenant, [
    ...workspace.managers.users,
    ...workspace.directors.users,
    ...listOf(typed?.filled.managers),
    ...listOf(typed?.filled.directors),
  ]);
  const pickerIdOf = (id: string) => people.get(id)?.value ?? id;
  const form = typed ?? { filled: fillWorkspace(workspace, pickerIdOf), faults: {} };
  return workspaceCard(say, place, form, {
    conversations: await conversationChoices(tools, tenant, form.filled.managersConversation ?? ''),
    people: [...new Map([...people.values()].map((choice) => [choice.value, choice])).values()],
  });
}

async function composeChannels(
  tools: SetupTools,
  tenant: string,
  place: SetupPlace,
  say: SetupSay,
  { isSaved = true }: StepState,
): Promise<AdaptiveCard> {
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const channels = await tools.conversations.listConversations(workspace);
  const ids = channels.map(({ id }) => id);
  return channelsCard(say, place, channels, await tools.settingsInForce(workspace, ids), isSaved);
}

async function composeChannel(
  tools: SetupTools,
  tenant: string,
  place: SetupPlace,
  say: SetupSay,
  { typed }: StepState,
): Promise<AdaptiveCard> {
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const conversation = place.channel ?? '';
  const channel = await tools.conversations.findConversation({ ...workspace, conversation });
  const people = channel?.isMember ? await tools.people.peopleIn({ ...workspace, conversation }) : null;
  if (!channel || people === null) {
    const back = goButton(say('teams.setup.back'), { step: 'channels', language: place.language });
    return card([text(say('teams.setup.channel-gone'))], [back]);
  }
  const settings = await tools.settingsInForce(workspace, [conversation]);
  const own = settings.conversations.get(conversation);
  if (!own) throw new Error('the settings of a channel were not read');
  const form = typed ?? { filled: fillChannel(own, people, settings.workspace), faults: {} };
  const others = await conversationChoices(tools, tenant, own.managersConversation ?? '');
  return channelCard(say, place, form, {
    channel,
    people,
    workspace: settings.workspace,
    conversations: others.filter(({ value }) => value !== conversation),
  });
}

/** The conversations in which managers could read, the one chosen first. */
async function conversationChoices(
  { conversations }: SetupTools,
  tenant: string,
  chosen: string,
): Promise<readonly Choice[]> {
  const known = await conversations.listConversations({ platform: 'teams', workspace: tenant });
  return known
    .filter(({ id, isShared }) => id === chosen || !isShared)
    .sort((one, other) => Number(other.id === chosen) - Number(one.id === chosen))
    .slice(0, MAX_CONVERSATIONS)
    .map(({ id, name }) => ({ title: name, value: id }));
}

/** People by each id they are known by here, as the people picker shows them: by name, under their id in Entra. */
async function pickerChoices(
  { people, contacts }: SetupTools,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Choice>> {
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const found = [...new Set(ids)].map(async (id) => {
    const person = await people.findPerson(workspace, id);
    const entra = (await contacts.person(tenant, person.id))?.entra;
    return [id, { title: person.name, value: entra ?? id }] as const;
  });
  return new Map(await Promise.all(found));
}

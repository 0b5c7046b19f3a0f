import { isStaff, mayReview, type Person } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import { readTopic } from '../../../src/core/requests/read-topic.js';
import type { InfoRequest } from '../../../src/core/requests/request.js';
import type { TeamsActivity } from '../activity-schema.js';
import { type Interaction, interactionOf } from '../interaction.js';
import type { TeamsPhrase } from '../phrases.js';
import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { languageOfWord } from './command-list.js';
import { type Call, readCall } from './read-call.js';

/** What answering those who speak to Garbo needs. */
export interface CallTools extends Pick<TeamsOptions, 'appId' | 'queues' | 'phrases' | 'log'> {
  readonly commands: readonly Command[];
  readonly people: PeopleDirectory;
  readonly answers: PrivateAnswers;
}

/**
 * Answers whoever speaks to Garbo, privately; what is edited later is no new question. The same message is judged like any other beside this. Never rejects:
 * whoever asked is told to try again.
 */
export async function receiveCall(activity: TeamsActivity, tools: CallTools): Promise<void> {
  if (activity.type !== 'message') return;
  const call = readCall(activity, `28:${tools.appId}`);
  if (call === null) return;
  const spoken = interactionOf(activity);
  const interaction = { ...spoken, language: languageOfWord(call.word) ?? spoken.language };
  try {
    await answer(call, interaction, tools);
  } catch (error) {
    tools.log.error('teams-command-failed', error);
    await say(interaction, 'teams.command.again', tools).catch((lost: unknown) =>
      tools.log.error('teams-answer-lost', lost),
    );
  }
}

async function answer(call: Call, interaction: Interaction, tools: CallTools): Promise<void> {
  const command = tools.commands.find(({ words }) => call.isAddressed && words.includes(call.word));
  const asked = readTopic(call.said);
  // Whoever names Garbo in the middle of a sentence speaks of it, not to it.
  if (!command && !asked && !call.isAddressed) return;
  const workspace = { platform: 'teams', workspace: interaction.tenant } as const;
  const actor = await tools.people.findPerson(workspace, interaction.actor);
  if (command) await command.run(interaction, call.rest, call.mentions, actor);
  else await answerTopic(interaction, actor, asked ?? { topic: 'help', spoken: null }, tools);
}

/** Members of the team have no notices to dispute and no complaints to make here: they are told what they have. */
async function answerTopic(
  interaction: Interaction,
  { role }: Person,
  asked: Pick<InfoRequest, 'topic' | 'spoken'>,
  tools: CallTools,
): Promise<void> {
  if (isStaff(role) && asked.topic !== 'policy' && asked.topic !== 'privacy') {
    const key = mayReview(role) ? 'teams.command.help' : 'teams.command.help.agent';
    await say({ ...interaction, language: asked.spoken ?? interaction.language }, key, tools);
    return;
  }
  const { tenant, conversation, thread, actor, language, delivery } = interaction;
  await tools.queues.enqueueEscalation({
    type: 'request',
    request: {
      conversation: { platform: 'teams', workspace: tenant, conversation },
      thread,
      actor,
      topic: asked.topic,
      spoken: asked.spoken ?? language,
    },
    delivery,
  });
}

function say(interaction: Interaction, key: TeamsPhrase, { answers, phrases }: CallTools): Promise<void> {
  return answers.say(interaction, [phrases.say(interaction.language, key)]);
}

import { mayChangeSettings } from '../../../src/core/people/person.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import type { SettingsChange, SettingsField } from '../../../src/core/settings/settings-change.js';
import { card, text } from '../cards.js';
import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import type { Interaction } from '../interaction.js';
import { composeStep, settingsIdOf } from './compose-step.js';
import { goButton } from './fields.js';
import { findFormFaults } from './find-form-faults.js';
import { readChannel, readFilled, readWorkspace } from './read-form.js';
import {
  type Faults,
  type Filled,
  readPlace,
  SETUP_DIALOG,
  type SetupPlace,
  type SetupTools,
  sayIn,
} from './setup-tools.js';
import { waitUntilMade } from './wait-until-made.js';

/** Walks whoever may set Garbo up through the settings; each step answers with the card of the next. */
export class SetupDialog implements Dialog {
  readonly id = SETUP_DIALOG;

  constructor(private readonly tools: SetupTools) {}

  open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const place = readPlace({ language: interaction.language, step: 'workspace', ...data });
    if (!place) throw new TeamsPayloadUnreadable('a set-up without its place');
    return this.#ifAllowed(interaction, place, () => composeStep(this.tools, interaction, place));
  }

  submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const place = readPlace(data);
    if (!place) throw new TeamsPayloadUnreadable('a form of the set-up without its place');
    return this.#ifAllowed(interaction, place, () =>
      place.save
        ? this.#save(interaction, place, readFilled(fields))
        : composeStep(this.tools, interaction, place),
    );
  }

  /** Checks the changes and queues them; what is refused is shown under the fields, with what was typed. */
  async #save(interaction: Interaction, place: SetupPlace, filled: Filled): Promise<DialogAnswer> {
    const { tenant, actor, delivery } = interaction;
    const ordered = { workspace: { platform: 'teams', workspace: tenant }, actor } as const;
    const changes =
      place.step === 'workspace'
        ? [await readWorkspace(filled, ordered, (picked) => settingsIdOf(this.tools, tenant, picked))]
        : readChannel(filled, ordered, place);
    const faults = {
      ...(await findFormFaults(this.tools, tenant, place, filled)),
      ...(await this.#refused(changes)),
    };
    if (Object.keys(faults).length > 0) {
      return composeStep(this.tools, interaction, place, { typed: { filled, faults } });
    }
    for (const change of changes) {
      const once = `${delivery}/${change.of}`;
      await this.tools.queues.enqueueEscalation({ type: 'settings', change, delivery: once });
    }
    const isSaved = await waitUntilMade(this.tools, changes);
    return composeStep(this.tools, interaction, { step: 'channels', language: place.language }, { isSaved });
  }

  async #refused(changes: readonly SettingsChange[]): Promise<Faults> {
    const faults: Record<string, string> = {};
    for (const change of changes) {
      const outcome = await this.tools.checkSettings(change);
      const first: SettingsField = change.of === 'workspace' ? 'managersConversation' : 'mode';
      if (outcome.status === 'forbidden') faults[first] = outcome.say;
      if (outcome.status === 'faulty') for (const { field, say } of outcome.faults) faults[field] ??= say;
    }
    return faults;
  }

  /** The role is asked for at every step: a dialog may stay open for days. */
  async #ifAllowed(
    { tenant, actor }: Interaction,
    place: SetupPlace,
    answer: () => Promise<DialogAnswer>,
  ): Promise<DialogAnswer> {
    const say = sayIn(this.tools, place.language);
    try {
      const person = await this.tools.people.findPerson({ platform: 'teams', workspace: tenant }, actor);
      if (mayChangeSettings(person)) return await answer();
      this.tools.log.warn('setup-refused', { actor, workspace: tenant });
      return { say: say('teams.setup.forbidden') };
    } catch (error) {
      if (!(error instanceof PlatformUnavailable)) throw error;
      this.tools.log.error('teams-setup-not-shown', error, { step: place.step });
      const again = goButton(say('chat.setup.again'), { ...place, save: false });
      return { title: say('chat.setup.title'), card: card([text(say('teams.setup.trouble'))], [again]) };
    }
  }
}

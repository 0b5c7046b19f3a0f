import { type MissingDetail, missingDetails } from '../../../src/core/complaints/complaint.js';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { howTo } from '../../../src/core/notices/how-to.js';
import { isStaff, type Person } from '../../../src/core/people/person.js';
import type { ConversationPlace } from '../../../src/core/ports/chat-platform.js';
import { COMPLAINT_DIALOG } from '../card-actions.js';
import type { TeamsContacts } from '../contacts.js';
import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import { inTime } from '../in-time.js';
import type { Interaction } from '../interaction.js';
import type { TeamsPeople } from '../people.js';
import type { TeamsPhrase } from '../phrases.js';
import type { TeamsOptions } from '../settings.js';
import { complaintForm, type FormInput } from './complaint-form.js';
import {
  type ComplaintContext,
  detailsOf,
  type FieldId,
  NOTHING_FILLED,
  readComplaint,
} from './read-complaint.js';

/** What the form of a complaint needs. */
export interface ComplaintTools extends Pick<TeamsOptions, 'queues' | 'phrases' | 'commitments' | 'log'> {
  readonly people: Pick<TeamsPeople, 'findPerson' | 'teamIn'>;
  readonly contacts: TeamsContacts;
}

/** Under which field a missing part is asked for. */
const FIELD_OF: Readonly<Record<MissingDetail, FieldId>> = {
  concerned: 'name',
  when: 'when',
  whatHappened: 'whatHappened',
  howItFellShort: 'howItFellShort',
};

/**
 * The form in which customers, guests and people whose side is not known complain about a member of the team; staff
 * are told where else to go. What is missing is asked for kindly, and what was typed stays.
 */
export class ComplaintDialog implements Dialog {
  readonly id = COMPLAINT_DIALOG;

  constructor(private readonly tools: ComplaintTools) {}

  async open(interaction: Interaction, data: Readonly<Record<string, unknown>>): Promise<DialogAnswer> {
    const { tenant, actor, delivery } = interaction;
    const language = LANGUAGES.find((known) => known === data.language) ?? interaction.language;
    const workspace = { platform: 'teams', workspace: tenant } as const;
    const person = await inTime(this.tools.people.findPerson(workspace, actor));
    if (isStaff(person.role)) return { say: this.#staff(language) };
    const context = { ...(await this.#placeOf(interaction)), language, opened: delivery };
    return this.#form(interaction, context, { filled: NOTHING_FILLED, missing: new Set(), fault: null });
  }

  async submit(
    interaction: Interaction,
    data: Readonly<Record<string, unknown>>,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DialogAnswer> {
    const { context, filled } = readComplaint(data, fields);
    const { tenant, actor } = interaction;
    const details = detailsOf(filled);
    const missing = missingDetails(details).map((detail) => FIELD_OF[detail]);
    if (missing.length > 0) {
      const fault = 'chat.complaint.missing';
      return this.#form(interaction, context, { filled, missing: new Set(missing), fault });
    }
    const { language, opened } = context;
    const { conversation, thread } = await this.#ownPlace(interaction, context);
    const filed = {
      conversation: { platform: 'teams', workspace: tenant, conversation },
      thread,
      actor,
      language,
      details,
    } as const;
    try {
      const delivery = `${opened}/${actor}`;
      await this.tools.queues.enqueueEscalation({ type: 'complaint', filed, delivery });
    } catch (error) {
      this.tools.log.error('teams-complaint-not-queued', error);
      return this.#form(interaction, context, { filled, missing: new Set(), fault: 'chat.press.again' });
    }
    return { say: this.#say(language, 'teams.complaint.sent') };
  }

  async #form(
    { tenant }: Interaction,
    context: ComplaintContext,
    shown: Pick<FormInput, 'filled' | 'missing' | 'fault'>,
  ): Promise<DialogAnswer> {
    const { conversation, language } = context;
    const say = (key: TeamsPhrase) => this.#say(language, key);
    const team = conversation === '' ? [] : await this.#teamIn(tenant, conversation);
    const commitments = this.tools.commitments(language);
    return {
      title: say('chat.modal.complaint-title'),
      card: complaintForm({ say, commitments, team, context, ...shown }),
    };
  }

  /** Where they asked; in the direct conversation, the one they were last seen in. */
  async #placeOf({ tenant, conversation, thread, actor }: Interaction): Promise<ConversationPlace> {
    const known = await this.tools.contacts.conversation(tenant, conversation);
    if (known && known.kind !== 'personal') return { conversation, thread };
    const seen = (await this.tools.contacts.person(tenant, actor))?.conversation;
    return { conversation: seen === undefined || seen === conversation ? '' : seen, thread: null };
  }

  /** What a form brings back may be forged: a complaint belongs only where its author is, or was last seen. */
  async #ownPlace(
    { tenant, conversation, actor }: Interaction,
    place: ConversationPlace,
  ): Promise<ConversationPlace> {
    const seen = await this.tools.contacts.person(tenant, actor);
    const own = [conversation, ...(seen ? [seen.conversation, ...seen.others] : [])];
    return own.includes(place.conversation) ? place : { conversation: '', thread: null };
  }

  /** Nobody to choose from where Teams does not tell in time: a name can be written. */
  async #teamIn(tenant: string, conversation: string): Promise<readonly Person[]> {
    try {
      return await inTime(this.tools.people.teamIn({ platform: 'teams', workspace: tenant }, conversation));
    } catch (error) {
      this.tools.log.error('teams-roster-not-read', error);
      return [];
    }
  }

  #staff(language: Language): string {
    const { phrases } = this.tools;
    const { report } = howTo(phrases, language, 'teams');
    return phrases.say(language, 'teams.complaint.staff' satisfies TeamsPhrase, { report });
  }

  #say(language: Language, key: TeamsPhrase): string {
    return this.tools.phrases.say(language, key);
  }
}

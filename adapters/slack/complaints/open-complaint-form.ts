import type { Language } from '../../../src/core/language.js';
import { isStaff, type Person } from '../../../src/core/people/person.js';
import type { Installations } from '../installation.js';
import type { SlackOptions } from '../settings.js';
import { complaintForm } from './complaint-form.js';

/** What opening the form needs. */
export interface ComplaintFormTools extends Pick<SlackOptions, 'phrases' | 'log' | 'commitments'> {
  readonly installations: Installations;
}

/** Somebody who asks for the form, by a button, a command or a shortcut. */
export interface FormRequest {
  readonly team: string;
  /** Where they asked; it may be a direct conversation. */
  readonly conversation: string;
  readonly actor: Person;
  /** What they are spoken to in. */
  readonly language: Language;
  /** Opens one dialog within three seconds. */
  readonly triggerId: string;
}

/**
 * Opens the form of a complaint for a customer, or for somebody whose side is not known. Returns `null` then; else a
 * sentence to tell the asker privately, as plain text: staff have another way inside the company, or Slack did not
 * open it.
 */
export async function openComplaintForm(
  tools: ComplaintFormTools,
  { team, conversation, actor, language, triggerId }: FormRequest,
): Promise<string | null> {
  const { phrases, log, commitments, installations } = tools;
  if (isStaff(actor.role)) return phrases.say(language, 'chat.complaint.staff');
  const view = complaintForm((key) => phrases.say(language, key), commitments(language), {
    conversation,
    language,
  });
  try {
    const { client } = await installations.of(team);
    await client.views.open({ trigger_id: triggerId, view });
    return null;
  } catch (error) {
    log.error('slack-dialog-not-opened', error, { button: 'complain' });
    return phrases.say(language, 'slack.command.again');
  }
}

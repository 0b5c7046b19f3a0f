import type { Dialog, DialogAnswer } from '../dialogs/dialog.js';
import type { Interaction } from '../interaction.js';
import type { TeamsOptions } from '../settings.js';

/** Whoever is not of the team and would report somebody makes a complaint: how, they read privately. */
export class ComplaintWay implements Pick<Dialog, 'open'> {
  constructor(private readonly options: Pick<TeamsOptions, 'queues' | 'phrases'>) {}

  async open({
    tenant,
    conversation,
    thread,
    actor,
    language,
    delivery,
  }: Interaction): Promise<DialogAnswer> {
    const place = { platform: 'teams', workspace: tenant, conversation } as const;
    await this.options.queues.enqueueEscalation({
      type: 'request',
      request: { conversation: place, thread, actor, topic: 'complaint', spoken: language },
      delivery,
    });
    return { say: this.options.phrases.say(language, 'teams.report.for-staff') };
  }
}

/** The sentences of `prompts/notices/` that only Slack needs, with what is filled in. */
export const SLACK_PHRASES = [
  /** `{clause}`: the sentence of the policy */
  'slack.clause',
  'slack.open-thread',
  'slack.press.again',
  'slack.modal.reason-title',
  'slack.modal.message-title',
  'slack.modal.policy-title',
  'slack.modal.say-why',
  'slack.modal.may-say-why',
  'slack.modal.reason',
  'slack.modal.send',
  'slack.modal.cancel',
  'slack.modal.close',
  'slack.modal.complaint-title',
  'slack.complaint.intro',
  'slack.complaint.ground',
  'slack.complaint.process',
  'slack.complaint.person',
  'slack.complaint.name',
  'slack.complaint.when',
  'slack.complaint.what-happened',
  'slack.complaint.how-it-fell-short',
  'slack.complaint.missing',
  'slack.complaint.sent',
  'slack.complaint.staff',
  'slack.command.help',
  'slack.command.forbidden',
  'slack.command.again',
  'slack.command.mode.off',
  'slack.command.mode.shadow',
  'slack.command.mode.live',
] as const;

/** A key of the phrase book that only Slack uses. */
export type SlackPhrase = (typeof SLACK_PHRASES)[number];

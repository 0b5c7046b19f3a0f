import { type Answer, unused } from '../../../src/core/doctor/answer.js';

/**
 * What Teams lets no app do, whatever is granted.
 * Sources: https://learn.microsoft.com/graph/api/chatmessage-softdelete (no application permission),
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages (own tenant)
 */
export async function checkLimits(): Promise<Answer> {
  return unused(
    'no app can delete what a customer wrote, mute anybody, pin a message in a channel, or write privately to people of another tenant; Garbo removes people only with permissions of Graph, and finds what it posted before a crash only where it may read messages.',
  );
}

/** Whether answers for one person alone may stand in the channel. */
export async function checkTargetedMessages(isOn: boolean): Promise<Answer> {
  return unused(
    isOn
      ? 'on: what is for one person stands in the channel for that person alone. In a tenant without such messages everybody would read it.'
      : 'off: what is for one person goes to the personal chat. Set TEAMS_TARGETED_MESSAGES=on where your tenant has them.',
  );
}

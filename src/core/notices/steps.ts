import type { ChannelOutcome } from '../cases/measure.js';
import type { RefusalReason } from '../ports/chat-platform.js';
import type { PlatformName } from '../workspace.js';

type Steps = Readonly<Record<Exclude<RefusalReason, 'gone'>, string>>;

/**
 * What an administrator does where a platform refused, as keys of the phrase book. Slack's menus:
 * https://slack.com/help/articles/115004988303 (channel management),
 * https://slack.com/help/articles/5682545991443 (external people),
 * https://slack.com/help/articles/204475027 (deactivate an account)
 */
const SLACK_REMOVAL: Steps = {
  'setting-forbids': 'steps.slack-remove-setting',
  'not-supported': 'steps.slack-remove-external',
  'missing-permission': 'steps.slack-remove-permission',
  'cannot-from-here': 'steps.slack-remove-account',
  'out-of-sight': 'steps.slack-remove-out-of-sight',
  other: 'steps.slack-remove',
};

const SLACK_INVITATION: Readonly<Record<RefusalReason, string>> = {
  gone: 'steps.slack-invite-gone',
  'setting-forbids': 'steps.slack-invite',
  'not-supported': 'steps.slack-invite-external',
  'missing-permission': 'steps.slack-invite-permission',
  'cannot-from-here': 'steps.slack-invite',
  'out-of-sight': 'steps.slack-invite-out-of-sight',
  other: 'steps.slack-invite',
};

/** The key of the steps for what a platform refused; `null` when there is nothing to do by hand. */
export function stepsFor(platform: PlatformName, { act, result }: ChannelOutcome): string | null {
  if (result === 'trying' || result === 'done') return null;
  if (act === 'readmit') return platform === 'slack' ? SLACK_INVITATION[result] : 'steps.invite';
  if (result === 'gone') return null;
  return platform === 'slack' ? SLACK_REMOVAL[result] : 'steps.remove';
}

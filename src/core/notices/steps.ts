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

/**
 * Teams' menus: https://support.microsoft.com/office/91610d8b-c182-4cab-8f31-1ed8d3d316ee (people of a team),
 * https://support.microsoft.com/office/75b379f4-8e9c-4202-acf1-6ffc3878a2d7 (shared channels)
 */
const TEAMS_REMOVAL: Steps = {
  'setting-forbids': 'steps.teams-remove',
  'not-supported': 'steps.teams-remove-external',
  'missing-permission': 'steps.teams-remove-permission',
  'cannot-from-here': 'steps.teams-remove-owner',
  'out-of-sight': 'steps.teams-remove-out-of-sight',
  other: 'steps.teams-remove',
};

const TEAMS_INVITATION: Readonly<Record<RefusalReason, string>> = {
  gone: 'steps.teams-invite-gone',
  'setting-forbids': 'steps.teams-invite',
  'not-supported': 'steps.teams-invite-guest',
  'missing-permission': 'steps.teams-invite-permission',
  'cannot-from-here': 'steps.teams-invite',
  'out-of-sight': 'steps.teams-invite-out-of-sight',
  other: 'steps.teams-invite',
};

/** Platforms with menus of their own. */
const BY_PLATFORM: Partial<
  Record<
    PlatformName,
    { readonly removal: Steps; readonly invitation: Readonly<Record<RefusalReason, string>> }
  >
> = {
  slack: { removal: SLACK_REMOVAL, invitation: SLACK_INVITATION },
  teams: { removal: TEAMS_REMOVAL, invitation: TEAMS_INVITATION },
};

/** The key of the steps for what a platform refused; `null` when there is nothing to do by hand. */
export function stepsFor(platform: PlatformName, { act, result }: ChannelOutcome): string | null {
  if (result === 'trying' || result === 'done') return null;
  const own = BY_PLATFORM[platform];
  if (act === 'readmit') return own?.invitation[result] ?? 'steps.invite';
  if (result === 'gone') return null;
  return own?.removal[result] ?? 'steps.remove';
}

import { examineSlack, type SlackExamination } from '../../../adapters/slack/index.js';
import { slackManifest } from '../../../adapters/slack/manifest.js';
import type { CheckFinding } from '../../../src/core/doctor/answer.js';
import { FakeSlack } from '../fake-slack.js';
import { KeptLog, NO_ROLES } from './slack-under-test.js';

const PUBLIC_URL = 'https://garbo.negozio.it';

/** How the installation under examination differs from a healthy one. */
export interface Illness {
  readonly slack?: (slack: FakeSlack) => void;
  readonly settings?: Partial<Awaited<ReturnType<SlackExamination['settingsOf']>>>;
  readonly options?: (slack: FakeSlack) => Partial<SlackExamination>;
}

/**
 * Examines a workspace in which all is well, but for the illness: a live channel with a guest, one shared with another
 * organisation, and the managers' own with the managers UBOSS and UMARCO and the director UDIR.
 */
export async function examine(illness: Illness = {}): Promise<readonly CheckFinding[]> {
  const slack = await FakeSlack.start();
  for (const id of ['UAGENT', 'UBOSS', 'UMARCO', 'UDIR']) slack.addMember(id);
  slack.addGuest('UGUEST');
  slack.addExternal('UCONNECT');
  slack.addUserGroup('SMANAGERS', ['UMARCO']);
  slack.addChannel('CORDINI', ['UAGENT', 'UGUEST']);
  slack.addChannel('CPARTNER', ['UAGENT', 'UCONNECT'], { kind: 'group' });
  slack.addChannel('CMANAGERS', ['UBOSS', 'UMARCO', 'UDIR'], { kind: 'group' });
  slack.app.manifest = slackManifest({ publicUrl: PUBLIC_URL, socket: false, oauth: false });
  illness.slack?.(slack);
  try {
    return await examineSlack({
      access: { botToken: slack.botToken },
      appToken: undefined,
      configToken: slack.app.configToken,
      publicUrl: PUBLIC_URL,
      apiUrl: slack.apiUrl,
      timeZone: 'Europe/Rome',
      settingsOf: async () => ({
        roles: {
          ...NO_ROLES,
          managers: { users: ['UBOSS'], groups: ['SMANAGERS'] },
          directors: { users: ['UDIR'], groups: [] },
        },
        managersChannels: ['CMANAGERS'],
        namedChannels: ['CORDINI'],
        modeOf: async (channel: string) => (channel === 'CORDINI' ? 'live' : 'shadow'),
        contactAddress: 'reclami@negozio.it',
        ...illness.settings,
      }),
      arrivalsIn: async () => new Map([['message.channels', new Date('2026-11-25T17:04:00Z')]]),
      log: new KeptLog(),
      clock: { now: () => new Date() },
      ...illness.options?.(slack),
    });
  } finally {
    await slack.stop();
  }
}

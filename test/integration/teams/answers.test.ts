import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostReceipt } from '../../../src/core/notices/post.js';
import {
  PlatformRefused,
  PlatformUnavailable,
  type PostRequest,
} from '../../../src/core/ports/chat-platform.js';
import { aWarning } from '../../support/post-content.js';
import {
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const REQUEST: PostRequest = {
  workspace: WORKSPACE,
  postId: '01990000-0000-7000-8000-000000000001',
  address: { to: 'conversation', conversation: SUPPORT, thread: null },
  content: aWarning(),
};

let world: TeamsUnderTest;
let receipt: PostReceipt;

beforeEach(async () => {
  world = await startTeamsUnderTest();
  await world.sender.writes(GUEST, SUPPORT, 'ciao');
  receipt = await world.adapter.platform.post(REQUEST);
});
afterEach(() => world.stop());

/** What Garbo asks of the connector. */
const ACTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'sends a message': () => world.adapter.platform.post(REQUEST),
  'changes a message': () => world.adapter.platform.update({ ...REQUEST, receipt }),
  'looks somebody up': () => world.adapter.platform.findPerson(WORKSPACE, GUEST),
};
const SENDING = ['sends a message', 'changes a message'] as const;

/** Runs the act, which must fail; returns how. */
async function failureOf(act: string): Promise<unknown> {
  const run = ACTS[act];
  if (!run) throw new Error(`nobody ${act}`);
  return run().then(
    () => expect.fail(`Garbo ${act}, and nothing fails`),
    (error: unknown) => error,
  );
}

describe.each(Object.keys(ACTS))('when Garbo %s', (act) => {
  /** Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit (what is to be tried again) */
  it.each([
    // A secret that has run out says nothing of a post.
    { status: 401 },
    { status: 412 },
    { status: 429 },
    { status: 429, retryAfterSeconds: 17 },
    { status: 500 },
    { status: 502 },
    { status: 503 },
    { status: 503, retryAfterSeconds: 60 },
    { status: 504 },
    { status: 'dropped' },
  ] as const)('the answer %o means: later', async (fault) => {
    world.teams.fail({ ...fault, of: 'connector' });
    const error = await failureOf(act);
    expect(error).toBeInstanceOf(PlatformUnavailable);
    const asked = 'retryAfterSeconds' in fault ? fault.retryAfterSeconds * 1_000 : undefined;
    expect((error as PlatformUnavailable).retryAfterMs).toBe(asked);
    world.teams.heal();
    await ACTS[act]?.();
  });
});

describe.each(SENDING)('when Garbo %s', (act) => {
  it.each([
    { status: 400, code: 'BadArgument', lost: null },
    { status: 403, code: 'BotNotInConversationRoster', lost: 'left' },
    { status: 403, code: 'BotDisabledByAdmin', lost: 'left' },
    { status: 404, code: 'ConversationNotFound', lost: 'unreachable' },
    { status: 404, code: 'ActivityNotFoundInConversation', lost: null },
    { status: 413, code: 'MessageSizeTooBig', lost: null },
  ] as const)('the answer $status $code means: never', async ({ status, code, lost }) => {
    world.teams.fail({ status, code, of: 'connector' });
    const error = await failureOf(act);
    expect(error).toBeInstanceOf(PlatformRefused);
    expect(error).toMatchObject({ answer: code, lost, isUnreachable: false });
  });
});

describe('when Garbo looks somebody up', () => {
  it.each([
    { status: 401, code: 'Unauthorized' },
    { status: 403, code: 'Forbidden' },
  ])('the answer $status $code says nothing of them: later', async (refusal) => {
    world.teams.fail({ ...refusal, of: 'connector' });
    expect(await failureOf('looks somebody up')).toBeInstanceOf(PlatformUnavailable);
  });

  it.each([
    { status: 400, code: 'BadArgument' },
    { status: 403, code: 'BotNotInConversationRoster' },
    { status: 404, code: 'MemberNotFoundInConversation' },
    { status: 404, code: 'ConversationNotFound' },
  ])('the answer $status $code means: they are not there', async (refusal) => {
    world.teams.fail({ ...refusal, of: 'connector' });
    expect(await world.adapter.platform.findPerson(WORKSPACE, GUEST)).toMatchObject({ role: 'unknown' });
  });
});

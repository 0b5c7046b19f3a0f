import { afterEach, describe, expect, it } from 'vitest';
import type { PostContent, PostKind } from '../../../src/core/notices/post-content.js';
import {
  PlatformRefused,
  PlatformUnavailable,
  type PostRequest,
} from '../../../src/core/ports/chat-platform.js';
import { aWarning } from '../../support/post-content.js';
import {
  AGENT,
  CHAT,
  EXTERNAL,
  GUEST,
  MANAGERS,
  OTHER_GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

let world: TeamsUnderTest;
afterEach(() => world.stop());

const WORDS = 'Ti chiediamo solo di usare parole più gentili.';

/** Somebody writes in the support channel, so that Teams has told of them; the message starts a thread. */
async function start(person: string, targetedMessages = false): Promise<string> {
  world = await startTeamsUnderTest({ targetedMessages });
  return (await world.sender.writes(person, SUPPORT, 'Buongiorno')).message.id;
}

function forPerson(person: string, thread: string | null, changes: Partial<PostContent> = {}): PostRequest {
  return {
    workspace: { platform: 'teams', workspace: OWN_TENANT },
    postId: 'post-1',
    address: { to: 'person', person },
    content: aWarning({ kind: 'reminder', paragraphs: [WORDS], ...changes }),
    near: thread === null ? null : { conversation: SUPPORT, thread },
  };
}

const post = (request: PostRequest) => world.adapter.platform.post(request);
const openings = () => world.teams.calls.filter((call) => call === 'POST /v3/conversations').length;
const inSupport = () => world.teams.postsIn(SUPPORT);

/** The refusal of a call. Throws when it succeeds. */
async function refusalOf(call: Promise<unknown>): Promise<PlatformRefused> {
  try {
    await call;
  } catch (error) {
    if (error instanceof PlatformRefused) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a post for one person', () => {
  it('goes to the direct conversation, opened once', async () => {
    const thread = await start(GUEST);
    const receipt = await post(forPerson(GUEST, thread));
    expect(receipt.conversation).toBe(`a:${GUEST}`);
    await post(forPerson(GUEST, thread));
    expect(openings()).toBe(1);
    expect(world.teams.privatelyTo(GUEST).map(visibleText)).toEqual([
      expect.stringContaining(WORDS),
      expect.stringContaining(WORDS),
    ]);
    expect(inSupport()).toEqual([]);
  });

  it('goes there even before the person has been heard of', async () => {
    world = await startTeamsUnderTest();
    await post(forPerson(OTHER_GUEST, null));
    expect(world.teams.privatelyTo(OTHER_GUEST)).toHaveLength(1);
  });

  it('opens the direct conversation anew when the one it knows is no more', async () => {
    const thread = await start(GUEST);
    await post(forPerson(GUEST, thread));
    world.teams.conversations.delete(`a:${GUEST}`);
    await post(forPerson(GUEST, thread));
    expect(openings()).toBe(2);
    expect(world.teams.privatelyTo(GUEST)).toHaveLength(1);
  });

  it('is changed where it stands', async () => {
    const thread = await start(GUEST);
    const request = forPerson(GUEST, thread);
    const receipt = await post(request);
    const content = { ...request.content, paragraphs: ['Avviso ritirato.'] };
    await world.adapter.platform.update({ ...request, content, receipt });
    expect(world.teams.privatelyTo(GUEST).map(visibleText)).toEqual([
      expect.stringContaining('Avviso ritirato.'),
    ]);
  });

  it('says that a person of another tenant cannot be reached', async () => {
    const thread = await start(EXTERNAL);
    const refusal = await refusalOf(post(forPerson(EXTERNAL, thread)));
    expect(refusal.isUnreachable).toBe(true);
    expect(inSupport()).toEqual([]);
  });

  it('says that a person who has blocked Garbo cannot be reached', async () => {
    const thread = await start(GUEST);
    await post(forPerson(GUEST, thread));
    world.teams.conversation(`a:${GUEST}`).isBlocked = true;
    const refusal = await refusalOf(post(forPerson(GUEST, thread)));
    expect(refusal).toMatchObject({ isUnreachable: true, answer: 'MessageWritesBlocked' });
  });

  it.each([429, 503])(
    'is tried again later after HTTP %s, for that says nothing of the person',
    async (status) => {
      const thread = await start(GUEST);
      world.teams.fail({ status });
      await expect(post(forPerson(GUEST, thread))).rejects.toBeInstanceOf(PlatformUnavailable);
    },
  );

  it('waits while the secret is wrong, and does not take the person for unreachable', async () => {
    const thread = await start(GUEST);
    world.teams.fail({ status: 401 });
    await expect(post(forPerson(GUEST, thread))).rejects.toBeInstanceOf(PlatformUnavailable);
  });
});

describe('with targeted messages', () => {
  it('is shown in the thread to that person alone', async () => {
    const thread = await start(GUEST, true);
    const receipt = await post(forPerson(GUEST, thread));
    expect(receipt.conversation).toBe(SUPPORT);
    expect(inSupport()).toMatchObject([{ thread, onlyFor: GUEST }]);
    expect(world.teams.privatelyTo(OTHER_GUEST)).toEqual([]);
    expect(openings()).toBe(0);
  });

  it('is changed for that person alone', async () => {
    const thread = await start(GUEST, true);
    const request = forPerson(GUEST, thread);
    const receipt = await post(request);
    const content = { ...request.content, paragraphs: ['Avviso ritirato.'] };
    await world.adapter.platform.update({ ...request, content, receipt });
    expect(inSupport().map(visibleText)).toEqual([expect.stringContaining('Avviso ritirato.')]);
    expect(inSupport()).toMatchObject([{ onlyFor: GUEST, edited: true }]);
  });

  it.each<PostKind>(['measure', 'care', 'complaint', 'complaint-receipt', 'draft'])(
    'sends a %s, which must still be there tomorrow, directly',
    async (kind) => {
      const thread = await start(GUEST, true);
      expect((await post(forPerson(GUEST, thread, { kind }))).conversation).toBe(`a:${GUEST}`);
      expect(inSupport()).toEqual([]);
    },
  );

  it('sends directly to whoever is not in that conversation', async () => {
    const thread = await start(GUEST, true);
    const request = { ...forPerson(GUEST, thread), near: { conversation: MANAGERS, thread: null } };
    expect((await post(request)).conversation).toBe(`a:${GUEST}`);
    expect(world.teams.postsIn(MANAGERS)).toEqual([]);
  });

  it('sends directly where the tenant has no such messages after all', async () => {
    const thread = await start(GUEST, true);
    world.teams.hasTargeted = false;
    expect((await post(forPerson(GUEST, thread))).conversation).toBe(`a:${GUEST}`);
    expect(inSupport()).toEqual([]);
  });

  it('is shown in a group chat, too, and never in the direct conversation', async () => {
    await start(AGENT, true);
    await world.sender.writes(GUEST, CHAT, 'Buongiorno');
    const inChat = { ...forPerson(GUEST, null), near: { conversation: CHAT, thread: 'chat' } };
    expect((await post(inChat)).conversation).toBe(CHAT);
    expect(world.teams.postsIn(CHAT)).toMatchObject([{ onlyFor: GUEST }]);
    const direct = (await post(forPerson(GUEST, null))).conversation;
    await world.sender.writes(GUEST, direct, 'policy');
    await post({ ...forPerson(GUEST, null), near: { conversation: direct, thread: null } });
    expect(world.teams.postsIn(direct)).toMatchObject([{ onlyFor: null }, { onlyFor: null }]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseChange } from '../../../adapters/slack/conversations/parse-change.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { packageRoot } from '../../../src/package-root.js';
import { aWarning } from '../../support/post-content.js';
import {
  channelEvent,
  idChangedEvent,
  memberEvent,
  sharingEvent,
} from '../../support/slack/conversation-events.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

describe('what happens to channels', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  const told = () =>
    run.queues.escalations.flatMap((job) => (job.type === 'conversation' ? [job.change] : []));

  it.each([
    ['channel_archive', 'archived'],
    ['channel_unarchive', 'unarchived'],
    ['channel_deleted', 'deleted'],
    ['channel_left', 'left'],
    ['group_archive', 'archived'],
    ['group_unarchive', 'unarchived'],
    ['group_deleted', 'deleted'],
    ['group_left', 'left'],
  ] as const)('%s is put on the queue as %s, once for all of Slack’s attempts', async (type, happened) => {
    const event = channelEvent(run.slack, type, 'CSUPPORT');
    const { eventId, answer } = await run.sender.sendEvent(event);
    await run.sender.sendEvent(event, { eventId, retry: { num: 1, reason: 'http_timeout' } });
    expect(answer.status).toBe(200);
    const at = new Date(Math.floor(Number(event.event_ts) * 1000));
    expect(told()).toEqual([{ conversation: { ...WORKSPACE, conversation: 'CSUPPORT' }, at, happened }]);
  });

  it('takes a share, its end, and a new id in', async () => {
    await run.sender.sendEvent(sharingEvent(run.slack, 'channel_shared', 'CSUPPORT'));
    await run.sender.sendEvent(sharingEvent(run.slack, 'channel_unshared', 'CSUPPORT'));
    await run.sender.sendEvent(idChangedEvent(run.slack, 'CMANAGERS', 'CSHARED'));
    expect(told()).toMatchObject([
      { happened: 'shared' },
      { happened: 'unshared' },
      { happened: 'renamed', conversation: { conversation: 'CMANAGERS' }, name: 'CSHARED' },
    ]);
  });

  it('heeds who joins and leaves only where that is Garbo itself', async () => {
    await run.sender.sendEvent(memberEvent(run.slack, 'member_left_channel', 'CSUPPORT', 'UGUEST'));
    await run.sender.sendEvent(memberEvent(run.slack, 'member_joined_channel', 'CSUPPORT', 'UGUEST'));
    expect(told()).toEqual([]);
    await run.sender.sendEvent(memberEvent(run.slack, 'member_left_channel', 'CSUPPORT', 'UGARBO'));
    await run.sender.sendEvent(memberEvent(run.slack, 'member_joined_channel', 'CSUPPORT', 'UGARBO'));
    expect(told().map(({ happened }) => happened)).toEqual(['left', 'joined']);
  });

  it('is hurt by no name that changes, and by no odd payload', async () => {
    const renamed = { id: 'CSUPPORT', name: 'ordini', created: 1767261600 };
    const { answer } = await run.sender.sendEvent({ type: 'channel_rename', channel: renamed });
    expect(answer.status).toBe(200);
    await run.sender.sendEvent({ type: 'channel_archive', channel: 'CSUPPORT', event_ts: 'soon' });
    expect(told()).toEqual([]);
    expect(run.log.count('dead-letter')).toBe(1);
  });

  it('answers with an error when the queue is down, so that Slack sends it again', async () => {
    run.queues.down = true;
    const { answer } = await run.sender.sendEvent(channelEvent(run.slack, 'channel_archive', 'CSUPPORT'));
    expect(answer.status).toBe(500);
  });
});

it('reads a new id as Slack sends it', () => {
  const file = join(packageRoot(), 'test/fixtures/slack/channel-id-changed.json');
  expect(parseChange(JSON.parse(readFileSync(file, 'utf8')))).toEqual({
    delivery: 'Ev0000000021',
    member: null,
    change: {
      conversation: { ...WORKSPACE, conversation: 'G012Y48650T' },
      at: new Date('2026-01-01T10:00:00.000Z'),
      happened: 'renamed',
      name: 'C012Y48650T',
    },
  });
});

describe('posting to Slack', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
    run.slack.strictPace = true;
  });
  afterEach(() => run.stop());

  const post = (
    postId: string,
    address: { to: 'conversation'; conversation: string; thread: null } | { to: 'person'; person: string },
  ) =>
    run.adapter.platform
      .post({ workspace: WORKSPACE, postId, address, content: aWarning() })
      .catch((error: unknown) => error);
  const inChannel = (conversation: string) => ({ to: 'conversation', conversation, thread: null }) as const;

  it('says how long a channel is to be left alone, and posts in others meanwhile', async () => {
    await post('p1', inChannel('CSUPPORT'));
    const refused = await post('p2', inChannel('CSUPPORT'));
    expect(refused).toBeInstanceOf(PlatformUnavailable);
    expect(refused).toMatchObject({ retryAfterMs: 1_000 });
    await post('p3', inChannel('CMANAGERS'));
    await post('p4', { to: 'person', person: 'UGUEST' });
    expect(run.slack.postsIn('CSUPPORT')).toHaveLength(1);
    expect(run.slack.postsIn('CMANAGERS')).toHaveLength(1);
    expect(run.slack.directMessagesTo('UGUEST')).toHaveLength(1);
  });

  it('takes turns in each channel, in each direct conversation, and for all changes of a workspace', () => {
    const { platform } = run.adapter;
    const lanes = [
      ...platform.lanesOf({ address: inChannel('C1') }, 'post'),
      ...platform.lanesOf({ address: inChannel('C2') }, 'post'),
      ...platform.lanesOf({ address: { to: 'person', person: 'U1' } }, 'post'),
    ];
    expect(new Set(lanes.map(({ name }) => name)).size).toBe(3);
    for (const lane of lanes) expect(lane).toMatchObject({ everyMs: 1_000, burst: 1 });
    const changes = [inChannel('C1'), inChannel('C2')].map((address) =>
      platform.lanesOf({ address }, 'update'),
    );
    expect(changes[0]).toEqual(changes[1]);
  });

  it('says in Garbo’s own words why a channel takes no posts', async () => {
    run.slack.addChannel('COLD').is_archived = true;
    run.slack.addChannel('CELSEWHERE', [], { withoutBot: true });
    expect(await post('p1', inChannel('COLD'))).toMatchObject({ lost: 'archived' });
    expect(await post('p2', inChannel('CELSEWHERE'))).toMatchObject({ lost: 'left' });
    expect(await post('p3', inChannel('CGONE'))).toMatchObject({ lost: 'unreachable' });
    expect(await post('p4', { to: 'person', person: 'UNOBODY' })).toMatchObject({ lost: null });
  });

  it('writes privately to people of another organisation only while a channel is shared with them', async () => {
    expect(await post('p1', { to: 'person', person: 'UCONNECT' })).toMatchObject({
      conversation: 'DUCONNECT',
    });
    run.slack.addExternal('UAPART', 'T0OTHER');
    expect(await post('p2', { to: 'person', person: 'UAPART' })).toMatchObject({
      answer: 'user_not_visible',
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostRequest } from '../../../src/core/ports/chat-platform.js';
import { aWarning } from '../../support/post-content.js';
import {
  AGENT,
  BOSS,
  CHAT,
  EXTERNAL,
  GUEST,
  MANAGERS,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest();
});
afterEach(() => world.stop());

const at = (conversation: string) => ({ ...WORKSPACE, conversation });
const platform = () => world.adapter.platform;

describe('the conversations of a tenant', () => {
  const OTHER_TEAM = { id: '19:sales@thread.tacv2', name: 'Vendite', group: 'g-vendite' };

  it('are called by their team, which tells channels of the same name apart', async () => {
    world.teams.addChannel('19:other@thread.tacv2', [AGENT], 'Assistenza', { team: OTHER_TEAM });
    world.teams.addChannel(OTHER_TEAM.id, [AGENT], '', { team: OTHER_TEAM });
    for (const place of [SUPPORT, '19:other@thread.tacv2', OTHER_TEAM.id])
      await world.sender.writes(AGENT, place, 'Buongiorno');
    const names = (await platform().listConversations(WORKSPACE)).map(({ name }) => name);
    expect(names).toEqual([
      'Clienti › Assistenza',
      'Clienti › Responsabili',
      'Vendite › Assistenza',
      'Vendite › it teams.general-channel',
    ]);
    expect(await platform().nameOf(at(OTHER_TEAM.id))).toBe('Vendite › it teams.general-channel');
  });

  it('are asked about once in a while, not for each message', async () => {
    await world.sender.writes(AGENT, SUPPORT, 'Buongiorno');
    for (let count = 0; count < 5; count += 1) await platform().nameOf(at(SUPPORT));
    expect(world.teams.calls.filter((call) => call.includes('/teams/'))).toHaveLength(2);
  });

  it('are known to be shared with others, or not', async () => {
    const shared = '19:shared@thread.tacv2';
    world.teams.addChannel(shared, [AGENT, EXTERNAL], 'Condiviso', { membership: 'shared' });
    world.teams.addChat('19:inside@thread.v2', [AGENT, BOSS]);
    for (const place of [SUPPORT, MANAGERS, shared, CHAT, '19:inside@thread.v2'])
      await world.sender.writes(AGENT, place, 'Buongiorno');
    const isShared = async (place: string) => (await platform().findConversation(at(place)))?.isShared;
    expect(await isShared(MANAGERS)).toBe(false);
    expect(await isShared(shared)).toBe(true);
    expect(await isShared(CHAT), 'with somebody of another tenant').toBe(true);
    expect(await isShared('19:inside@thread.v2')).toBe(false);
  });

  it('leave out direct ones, and those Garbo was removed from', async () => {
    await world.sender.writes(AGENT, SUPPORT, 'Buongiorno');
    await world.sender.writes(AGENT, CHAT, 'Buongiorno');
    await platform().post(request({ to: 'person', person: AGENT }, 'Ciao'));
    await world.sender.writes(AGENT, `a:${AGENT}`, 'aiuto');
    world.teams.conversation(CHAT).hasBot = false;
    const listed = await platform().listConversations(WORKSPACE);
    expect(listed.map(({ id }) => id)).toEqual([SUPPORT, MANAGERS]);
    expect(await platform().findConversation(at(CHAT))).toMatchObject({ isMember: false });
  });

  it('are called by the people in it where a chat has no name', async () => {
    world.teams.addChat('19:named@thread.v2', [AGENT, GUEST], 'Ordine 1042');
    for (const place of [CHAT, '19:named@thread.v2']) await world.sender.writes(AGENT, place, 'Ciao');
    expect(await platform().nameOf(at(CHAT))).toBe('Agent, Guest, External');
    expect(await platform().nameOf(at('19:named@thread.v2'))).toBe('Ordine 1042');
  });
});

let posts = 0;
function request(address: PostRequest['address'], words: string): PostRequest {
  posts += 1;
  const postId = `01990000-0000-7000-8000-${String(posts).padStart(12, '0')}`;
  return { workspace: WORKSPACE, postId, address, content: aWarning({ paragraphs: [words] }) };
}

describe('a post made before a crash', () => {
  const inChannel = { to: 'conversation', conversation: SUPPORT, thread: null } as const;

  it('cannot be found where the tenant has not granted reading, which is no fault', async () => {
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    for (const address of [inChannel, { to: 'person', person: GUEST } as const]) {
      const made = request(address, 'già detto');
      await platform().post(made);
      expect(await platform().findPost(made)).toBeNull();
    }
  });

  it('cannot be found where Graph gives no token for the tenant', async () => {
    world.teams.withoutGraph.add(OWN_TENANT);
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    const made = request(inChannel, 'già detto');
    await platform().post(made);
    expect(await platform().findPost(made)).toBeNull();
  });

  it('is found pages away, and in a chat', async () => {
    for (const granted of ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'])
      world.teams.resourcePermissions.add(granted);
    const inChat = { to: 'conversation', conversation: CHAT, thread: 'chat' } as const;
    for (const address of [inChannel, inChat]) {
      await world.sender.writes(GUEST, address.conversation, 'Buongiorno');
      const made = request(address, 'già detto');
      const receipt = await platform().post(made);
      for (let count = 0; count < 120; count += 1)
        world.teams.write(address.conversation, GUEST, { type: 'message', text: `Messaggio ${count}` });
      expect(await platform().findPost(made)).toEqual(receipt);
    }
  });

  it('is not sought without end', async () => {
    world.teams.resourcePermissions.add('ChannelMessage.Read.Group');
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    for (let count = 0; count < 400; count += 1)
      world.teams.write(SUPPORT, GUEST, { type: 'message', text: `Messaggio ${count}` });
    expect(await platform().findPost(request(inChannel, 'mai detto'))).toBeNull();
    expect(world.teams.calls.filter((call) => call.endsWith('/messages'))).toHaveLength(5);
  });

  it('is not taken from somebody who writes its mark', async () => {
    world.teams.resourcePermissions.add('ChannelMessage.Read.Group');
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    const wanted = request(inChannel, 'mai detto');
    world.teams.write(SUPPORT, GUEST, {
      type: 'message',
      attachments: [{ contentType: 'x', content: { id: `garbo:post:${wanted.postId}` } }],
    });
    expect(await platform().findPost(wanted)).toBeNull();
  });
});

describe('a message that somebody pointed at', () => {
  const key = (message: string, conversation = SUPPORT) => ({ ...at(conversation), message });

  it('is read with its words free of markup, in a thread and in a chat', async () => {
    for (const granted of ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'])
      world.teams.resourcePermissions.add(granted);
    const { message: root } = await world.sender.writes(AGENT, SUPPORT, 'Buongiorno');
    const reply = world.teams.write(SUPPORT, GUEST, { text: '1 < 2 & <b>idioti</b>' }, root.id);
    expect(await platform().findMessage(key(reply.id), root.id)).toMatchObject({
      author: GUEST,
      thread: root.id,
      text: '1 < 2 & <b>idioti</b>',
      writtenAt: new Date(Number(reply.id)),
    });
    await world.sender.writes(AGENT, CHAT, 'Buongiorno');
    const inChat = world.teams.write(CHAT, GUEST, { text: 'Buonasera' });
    expect(await platform().findMessage(key(inChat.id, CHAT), 'chat')).toMatchObject({
      author: GUEST,
      thread: 'chat',
      text: 'Buonasera',
    });
  });

  it('is not there when it was deleted, stands elsewhere, or may not be read', async () => {
    const { message } = await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    expect(await platform().findMessage(key(message.id), message.id), 'not granted').toBeNull();
    world.teams.resourcePermissions.add('ChannelMessage.Read.Group');
    expect(await platform().findMessage(key(message.id), message.id)).not.toBeNull();
    expect(await platform().findMessage(key(message.id), '1700000000001')).toBeNull();
    expect(await platform().findMessage(key('../../users'), message.id)).toBeNull();
    message.deleted = true;
    expect(await platform().findMessage(key(message.id), message.id)).toBeNull();
  });

  it('of the bot is no person’s', async () => {
    world.teams.resourcePermissions.add('ChannelMessage.Read.Group');
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    const { message } = await platform().post(
      request({ to: 'conversation', conversation: SUPPORT, thread: null }, 'Ciao'),
    );
    expect(await platform().findMessage(key(message), message)).toMatchObject({ author: null });
  });
});

describe('pinning', () => {
  const posted = async (conversation: string) => {
    await world.sender.writes(GUEST, conversation, 'Buongiorno');
    return platform().post(request({ to: 'conversation', conversation, thread: null }, 'Mi presento.'));
  };

  it('is done in a chat where the tenant granted it', async () => {
    world.teams.permissions.add('Chat.ReadWrite.All');
    const receipt = await posted(CHAT);
    expect(await platform().pinPost(WORKSPACE, receipt)).toEqual({ outcome: 'pinned' });
    expect([...world.teams.conversation(CHAT).pinned]).toEqual([receipt.message]);
  });

  it('is left to people elsewhere', async () => {
    expect(await platform().pinPost(WORKSPACE, await posted(CHAT))).toEqual({
      outcome: 'refused',
      answer: 'Forbidden',
    });
    expect(await platform().pinPost(WORKSPACE, await posted(SUPPORT))).toEqual({
      outcome: 'by-hand',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { CHAT_THREAD } from '../../../adapters/teams/conversation-id.js';
import { permalinkOf, readPermalink } from '../../../adapters/teams/permalink.js';

const TENANT = '11111111-1111-4111-8111-111111111111';
const GROUP = 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b';
const CHANNEL = '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2';
const CHAT = '19:2da4c29f6d7041eca70b638b43d45437@thread.v2';

describe('the link to a message', () => {
  it('names the channel, the message, the tenant, the team and the thread', () => {
    const url = new URL(
      permalinkOf(
        { conversation: CHANNEL, message: '1700000000002', thread: '1700000000001' },
        { tenant: TENANT, group: GROUP },
      ),
    );
    expect(url.origin).toBe('https://teams.microsoft.com');
    expect(decodeURIComponent(url.pathname)).toBe(`/l/message/${CHANNEL}/1700000000002`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      tenantId: TENANT,
      groupId: GROUP,
      parentMessageId: '1700000000001',
    });
  });

  it('says of a chat that it is one', () => {
    const link = permalinkOf(
      { conversation: CHAT, message: '1700000000002', thread: CHAT_THREAD },
      { tenant: TENANT, group: null },
    );
    expect(new URL(link).searchParams.get('context')).toBe('{"contextType":"chat"}');
    expect(new URL(link).searchParams.has('parentMessageId')).toBe(false);
  });

  it.each([
    { conversation: CHANNEL, message: '1700000000002', thread: '1700000000001' },
    { conversation: CHANNEL, message: '1700000000001', thread: '1700000000001' },
    { conversation: CHAT, message: '1700000000002', thread: CHAT_THREAD },
  ])('is read again as it was made: %o', (linked) => {
    expect(readPermalink(permalinkOf(linked, { tenant: TENANT, group: GROUP }), TENANT)).toEqual(linked);
  });
});

describe('a copied link', () => {
  it('is read as Teams writes it, also in the new domain and between angle brackets', () => {
    const query = `tenantId=${TENANT.toUpperCase()}&groupId=${GROUP}&parentMessageId=1700000000001&teamName=Clienti&channelName=Assistenza&createdTime=1700000000002`;
    const read = { conversation: CHANNEL, message: '1700000000002', thread: '1700000000001' };
    for (const host of ['teams.microsoft.com', 'teams.cloud.microsoft', 'gov.teams.microsoft.us']) {
      const link = `https://${host}/l/message/${CHANNEL}/1700000000002?${query}`;
      expect(readPermalink(` <${link}> `, TENANT)).toEqual(read);
    }
  });

  it('of a message that starts its thread may name no parent', () => {
    const link = `https://teams.microsoft.com/l/message/${CHANNEL}/1700000000002`;
    expect(readPermalink(link, TENANT)).toMatchObject({ thread: '1700000000002' });
  });

  it('of another tenant points elsewhere', () => {
    const link = `https://teams.microsoft.com/l/message/${CHANNEL}/1700000000002?tenantId=another`;
    expect(readPermalink(link, TENANT)).toBe('elsewhere');
  });

  it.each([
    'non è un link',
    `https://teams.example.com/l/message/${CHANNEL}/1700000000002`,
    `https://teams.microsoft.com.example.org/l/message/${CHANNEL}/1700000000002`,
    `https://teams.microsoft.com/l/channel/${CHANNEL}/Assistenza`,
    `https://teams.microsoft.com/l/message/${CHANNEL}/ieri`,
    `https://teams.microsoft.com/l/message/${CHANNEL}/1700000000002?parentMessageId=../x`,
    'https://teams.microsoft.com/l/message/19%3A..%2F..%2Fusers/1700000000002',
    'https://teams.microsoft.com/l/message/%E0%A4%A/1700000000002',
  ])('is none: %s', (text) => {
    expect(readPermalink(text, TENANT)).toBe('bad');
  });
});

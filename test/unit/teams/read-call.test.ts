import { describe, expect, it } from 'vitest';
import { readActivity } from '../../../adapters/teams/activity-schema.js';
import { type Call, readCall } from '../../../adapters/teams/commands/read-call.js';

const BOT = '28:bot';

function read(text: string, more: Readonly<Record<string, unknown>> = {}): Call | null {
  const mention = (id: string, name: string) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  });
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    from: { id: '29:A' },
    recipient: { id: BOT },
    conversation: { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 't' },
    text,
    entities: [
      mention(BOT, 'Garbo'),
      mention('29:Carla', 'Carla'),
      mention('29:Ugo', 'Ugo'),
      mention('19:c@thread.tacv2', 'Ordini'),
      { type: 'clientInfo', locale: 'it-IT' },
    ].filter((entity) => !('mentioned' in entity) || text.includes(`>${entity.mentioned.name}</at>`)),
    ...more,
  };
  return readCall(readActivity(activity), BOT);
}

describe('what is said to Garbo', () => {
  it.each([
    ['<at>Garbo</at> stato', 'stato', ''],
    ['  <at>Garbo</at>&nbsp;Stato', 'stato', ''],
    ['<at>Garbo</at>: stato!', 'stato', ''],
    ['<at id="0">Garbo</at> /stato', 'stato', ''],
    ['<at>Garbo</at>\nsegnala\nmi ha insultata', 'segnala', 'mi ha insultata'],
    ['<at>Garbo</at>', '', ''],
    ['«<at>Garbo</at>, segnala ieri', 'segnala', 'ieri'],
  ])('begins with a mention of it: %s', (text, word, rest) => {
    expect(read(text)).toMatchObject({ isAddressed: true, word, rest, mentions: [] });
  });

  it('names people, who are known by their ids, not by their names', () => {
    expect(read('<at>Garbo</at> segnala <at>Carla</at> mi ha insultata con <at>Ugo</at>')).toEqual({
      isAddressed: true,
      said: 'segnala Carla mi ha insultata con Ugo',
      word: 'segnala',
      rest: 'mi ha insultata con Ugo',
      mentions: ['29:Carla', '29:Ugo'],
    });
    expect(read('<at>Garbo</at> segnala in <at>Ordini</at>, al telefono: <at>Carla</at>')).toMatchObject({
      rest: 'in Ordini, al telefono: Carla',
      mentions: ['29:Carla'],
    });
  });

  it('takes a name of several words, each mentioned by itself, for one person', () => {
    const part = (name: string) => ({
      type: 'mention',
      mentioned: { id: '29:Carla', name },
      text: `<at>${name}</at>`,
    });
    const garbo = { type: 'mention', mentioned: { id: BOT, name: 'Garbo' }, text: '<at>Garbo</at>' };
    const call = read('<at>Garbo</at> report <at>Carla</at> <at>Bianchi</at> shouted', {
      entities: [garbo, part('Carla'), part('Bianchi')],
    });
    expect(call).toMatchObject({ word: 'report', rest: 'shouted', mentions: ['29:Carla'] });
  });

  it('is a sentence about it where the mention comes later', () => {
    expect(read('Chiedi a <at>Garbo</at> stato')).toMatchObject({
      isAddressed: false,
      said: 'Chiedi a stato',
    });
  });

  it.each(['Buongiorno', '@Garbo stato', '&lt;at&gt;Garbo&lt;/at&gt; stato', '<at>Carla</at> stato'])(
    'is nothing without a mention: %s',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('is no mention where no entity speaks for it', () => {
    expect(read('<at>Garbo</at> stato', { entities: [] })).toBeNull();
  });

  it.each([
    ['a slash command', { recipient: { id: BOT, isTargeted: true } }],
    ['the direct conversation', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 't' } }],
  ])('is everything in %s', (_where, more) => {
    expect(read('/stato <at>Carla</at>', more)).toMatchObject({
      isAddressed: true,
      word: 'stato',
      rest: '',
      mentions: ['29:Carla'],
    });
    expect(read('', more)).toMatchObject({ isAddressed: true, word: '' });
  });
});

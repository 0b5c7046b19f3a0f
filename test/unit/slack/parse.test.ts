import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlackPayloadUnreadable } from '../../../adapters/slack/errors.js';
import { parseMessageEvent } from '../../../adapters/slack/parse.js';
import { packageRoot } from '../../../src/package-root.js';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(packageRoot(), 'test/fixtures/slack', `${name}.json`), 'utf8'));

/** The message of a fixture that holds one. */
function messageOf(name: string) {
  const parsed = parseMessageEvent(fixture(name));
  if (parsed.kind !== 'message') throw new Error(`${name} was ignored: ${parsed.why}`);
  return parsed.job.message;
}

describe('parseMessageEvent', () => {
  it('reads a message: its words without markup, whom it mentions, when and where', () => {
    expect(parseMessageEvent(fixture('message'))).toEqual({
      kind: 'message',
      job: {
        type: 'screen',
        delivery: 'Ev0000000001',
        message: {
          key: {
            platform: 'slack',
            workspace: 'T0OWN',
            conversation: 'CSUPPORT',
            message: '1767261600.000200',
          },
          thread: '1767261600.000200',
          change: 'posted',
          revision: 'posted',
          author: 'UGUEST',
          text: 'Ciao @UAGENT, guarda qui e scrivi a info@example.org in #assistenza <subito> @here',
          writtenAt: new Date('2026-01-01T10:00:00.000Z'),
          mentions: ['UAGENT'],
        },
      },
    });
  });

  it.each([
    ['thread-reply', '1767261600.000200', 'ancora nessuna risposta'],
    ['thread-broadcast', '1767261600.000200', 'lo dico a tutti'],
    ['me-message', '1767261600.000200', 'è stufo'],
    ['private-channel', '1767261600.000200', 'in privato'],
  ])('takes what people write: %s', (name, thread, text) => {
    expect(messageOf(name)).toMatchObject({ change: 'posted', thread, text });
  });

  it('takes the words of files that are in the event', () => {
    expect(messageOf('file-share').text).toBe(
      'ecco la lettera\nlettera.txt\nSiete degli incapaci.\nSaluti\nLa caldaia',
    );
  });

  it('takes the words of blocks where the text is empty', () => {
    const message = messageOf('blocks-only');
    expect(message.text).toBe('Siete <ladri> @UAGENT:rage:\nprimo\nsecondo\nterzo & quarto\n<quinto>');
    expect(message.mentions).toEqual(['UAGENT']);
  });

  it('takes the words of attachments where there is nothing else, but not other people’s', () => {
    expect(messageOf('attachments-only').text).toBe('Inoltro\nReclamo\nNon funziona\nsolo questo');
  });

  it('names the installation, not the workspace a shared channel belongs to', () => {
    expect(messageOf('connect-message')).toMatchObject({ key: { workspace: 'T0OWN' }, author: 'UCONNECT' });
    expect(messageOf('context-team-only').key.workspace).toBe('T0OWN');

    const elsewhere = { ...(fixture('connect-message') as object), context_team_id: 'T0OTHER' };
    expect(parseMessageEvent(elsewhere)).toMatchObject({ job: { message: { key: { workspace: 'T0OWN' } } } });
  });

  it('reads an edit as a revision of the same message, written when it was edited', () => {
    expect(messageOf('edited')).toMatchObject({
      key: { message: '1767261600.000200' },
      thread: '1767261500.000100',
      change: 'edited',
      revision: '1767261660.000000',
      text: 'siete ridicoli',
      writtenAt: new Date('2026-01-01T10:01:00.000Z'),
    });
  });

  it.each([
    ['deleted', '1767261700.000300', '1767261600.000200'],
    ['tombstone', '1767261600.000200', '1767261600.000200'],
  ])('reads a deletion without words: %s', (name, message, thread) => {
    expect(messageOf(name)).toMatchObject({
      key: { message },
      thread,
      change: 'deleted',
      revision: 'deleted',
      author: 'UGUEST',
      text: '',
      writtenAt: new Date('2026-01-01T10:02:00.000Z'),
    });
  });

  it.each([
    ['unfurled', 'not edited by its author'],
    ['edited-same-words', 'same words'],
    ['bot-message', 'bot'],
    ['channel-join', 'channel_join'],
    ['direct-message', 'im'],
  ])('ignores what nobody wrote: %s', (name, why) => {
    expect(parseMessageEvent(fixture(name))).toEqual({ kind: 'ignored', why });
  });

  it('replaces what is no text', () => {
    const payload = fixture('me-message') as { event: { text: string } };
    payload.event.text = 'mezzo \ud83d emoji, \u0000 intero 🙂';
    const parsed = parseMessageEvent(payload);
    expect(parsed.kind === 'message' && parsed.job.message.text).toBe('mezzo \ufffd emoji,  intero 🙂');
  });

  it('answers every payload with a result or with its own error', () => {
    const envelope = fixture('message') as { event: Record<string, unknown> };
    const odd = fc.oneof(
      fc.anything(),
      fc.record({ event: fc.anything() }).map((part) => ({ ...envelope, ...part })),
      fc
        .dictionary(fc.constantFrom(...Object.keys(envelope.event), 'subtype', 'files'), fc.anything())
        .map((part) => ({
          ...envelope,
          event: { ...envelope.event, ...part },
        })),
    );
    fc.assert(
      fc.property(odd, (payload) => {
        try {
          expect(['message', 'ignored']).toContain(parseMessageEvent(payload).kind);
        } catch (error) {
          expect(error).toBeInstanceOf(SlackPayloadUnreadable);
        }
      }),
    );
  });

  it('does not put what people wrote into its error', () => {
    const payload = { ...(fixture('message') as object), event: { type: 'message', text: 'parole-segrete' } };
    expect(() => parseMessageEvent(payload)).toThrow(SlackPayloadUnreadable);
    expect(() => parseMessageEvent(payload)).not.toThrow(/parole-segrete/);
  });
});

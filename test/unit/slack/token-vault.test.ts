import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TokenVault } from '../../../adapters/slack/installations/token-vault.js';

const OLD = randomBytes(32);
const NEW = randomBytes(32);
const PLACE = { workspace: { platform: 'slack', workspace: 'T0ONE' }, field: 'bot-token' } as const;
const TOKEN = 'xoxb-a-secret-token';

describe('the vault for tokens', () => {
  it('opens what it has sealed, and shows nothing of it', () => {
    const vault = new TokenVault([NEW]);
    const sealed = vault.seal(TOKEN, PLACE);
    expect(vault.open(sealed, PLACE)).toEqual({ secret: TOKEN, isOld: false });
    expect(sealed).not.toContain(TOKEN);
    expect(Buffer.from(sealed.split('.').at(-1) ?? '', 'base64url').toString()).not.toContain('secret');
  });

  it('never seals the same secret to the same text', () => {
    const vault = new TokenVault([NEW]);
    const sealed = Array.from({ length: 50 }, () => vault.seal(TOKEN, PLACE));
    const nonces = sealed.map((text) => text.split('.')[2]);
    expect(new Set(nonces).size).toBe(50);
    expect(new Set(sealed).size).toBe(50);
  });

  it('takes empty and long secrets', () => {
    const vault = new TokenVault([NEW]);
    for (const secret of ['', 'é'.repeat(5_000)]) {
      expect(vault.open(vault.seal(secret, PLACE), PLACE).secret).toBe(secret);
    }
  });

  it('refuses a text in which any one character was changed', () => {
    const vault = new TokenVault([NEW]);
    const sealed = vault.seal(TOKEN, PLACE);
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
      expect(() => vault.open(changed, PLACE), `changed at ${at}`).toThrow(
        expect.objectContaining({
          code: expect.stringMatching(/^(SECRET_DAMAGED|ENCRYPTION_KEY_UNKNOWN)$/),
          message: expect.not.stringContaining(TOKEN),
        }),
      );
    }
  });

  it.each(['', 'v1', 'v2.00000000.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', TOKEN])(
    'refuses what it never wrote: “%s”',
    (text) => {
      expect(() => new TokenVault([NEW]).open(text, PLACE)).toThrow(
        expect.objectContaining({ code: 'SECRET_DAMAGED' }),
      );
    },
  );

  it('refuses a tag that was cut short', () => {
    const vault = new TokenVault([NEW]);
    const [form = '', key = '', nonce = '', body = ''] = vault.seal('', PLACE).split('.');
    const cut = Buffer.from(body, 'base64url').subarray(0, 12).toString('base64url');
    expect(() => vault.open([form, key, nonce, cut].join('.'), PLACE)).toThrow(
      expect.objectContaining({ code: 'SECRET_DAMAGED' }),
    );
  });

  it.each([
    { workspace: { platform: 'slack', workspace: 'T0OTHER' }, field: 'bot-token' },
    { workspace: { platform: 'teams', workspace: 'T0ONE' }, field: 'bot-token' },
    { workspace: { platform: 'slack', workspace: 'T0ONE' }, field: 'refresh-token' },
  ] as const)('refuses a secret that was moved to another row or column', (elsewhere) => {
    const vault = new TokenVault([NEW]);
    expect(() => vault.open(vault.seal(TOKEN, PLACE), elsewhere)).toThrow(
      expect.objectContaining({ code: 'SECRET_DAMAGED', retry: 'later' }),
    );
  });

  it('names the key it lacks', () => {
    const sealed = new TokenVault([OLD]).seal(TOKEN, PLACE);
    expect(() => new TokenVault([NEW]).open(sealed, PLACE)).toThrow(
      expect.objectContaining({
        code: 'ENCRYPTION_KEY_UNKNOWN',
        message: expect.stringContaining(sealed.split('.')[1] ?? '?'),
        retry: 'later',
      }),
    );
  });

  it('opens with any of its keys, says which secrets are to be sealed anew, and seals with the first', () => {
    const before = new TokenVault([OLD]).seal(TOKEN, PLACE);
    const vault = new TokenVault([NEW, OLD]);
    expect(vault.open(before, PLACE)).toEqual({ secret: TOKEN, isOld: true });
    const after = vault.seal(TOKEN, PLACE);
    expect(new TokenVault([NEW]).open(after, PLACE)).toEqual({ secret: TOKEN, isOld: false });
  });
});

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { GarboError } from '../../../src/core/errors.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';

/** NIST SP 800-38D: 96 bits are the nonce GCM is made for, and 128 bits its full tag. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^v1\.([\da-f]{8})\.([\w-]{16})\.([\w-]{22,})$/;

/** Where a secret belongs. Sealed for one place, it cannot be opened in another. */
export interface SecretPlace {
  readonly workspace: WorkspaceKey;
  /** The secret's name in its row. */
  readonly field: string;
}

/** A sealed secret was opened. */
export interface OpenedSecret {
  readonly secret: string;
  /** It was sealed with an earlier key: seal it again, so that the key can be given up one day. */
  readonly isOld: boolean;
}

/** A secret was sealed with a key that is no longer given. */
class EncryptionKeyUnknown extends GarboError {
  override readonly name = 'EncryptionKeyUnknown';
  constructor(keyId: string) {
    super(
      'ENCRYPTION_KEY_UNKNOWN',
      `A token was encrypted with the key ${keyId}, which ENCRYPTION_KEY does not hold.`,
      'Add that key to ENCRYPTION_KEY again, after the newest one; without it, install Garbo again in the workspace.',
      { retry: 'later' },
    );
  }
}

/** A sealed secret was changed, or moved from another row. */
class SecretDamaged extends GarboError {
  override readonly name = 'SecretDamaged';
  constructor({ workspace, field }: SecretPlace) {
    super(
      'SECRET_DAMAGED',
      `The encrypted ${field} of the workspace ${workspace.workspace} is not what Garbo wrote.`,
      'Install Garbo again in the workspace, and find out who can write to the database.',
      { retry: 'later' },
    );
  }
}

/**
 * Seals secrets with AES-256-GCM: `v1.<key id>.<nonce>.<ciphertext and tag>`, a new nonce for each. Form, key id
 * and place are authenticated with the secret. The key id, the beginning of the key's SHA-256, lets keys be rotated: the first
 * key seals, all of them open.
 */
export class TokenVault {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #newest: string;

  /** @param keys 32 bytes each, the newest first */
  constructor(keys: readonly [Buffer, ...Buffer[]]) {
    this.#keys = new Map(keys.map((key) => [idOf(key), key]));
    this.#newest = idOf(keys[0]);
  }

  seal(secret: string, place: SecretPlace): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key(this.#newest), nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(placeBytes(this.#newest, place));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return ['v1', this.#newest, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  /** @throws GarboError `ENCRYPTION_KEY_UNKNOWN`, `SECRET_DAMAGED` */
  open(sealed: string, place: SecretPlace): OpenedSecret {
    const [, keyId, nonce, body] = FORM.exec(sealed) ?? [];
    if (keyId === undefined || nonce === undefined || body === undefined) throw new SecretDamaged(place);
    const key = this.#key(keyId);
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(placeBytes(keyId, place));
    try {
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const secret = Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
      return { secret: secret.toString('utf8'), isOld: keyId !== this.#newest };
    } catch {
      // The library's error says no more than that.
      throw new SecretDamaged(place);
    }
  }

  #key(id: string): Buffer {
    const key = this.#keys.get(id);
    if (key === undefined) throw new EncryptionKeyUnknown(id);
    return key;
  }
}

function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

function placeBytes(keyId: string, { workspace, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['v1', keyId, workspace.platform, workspace.workspace, field]));
}

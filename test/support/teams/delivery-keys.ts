import type { Express } from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/**
 * Who signs: Teams; a channel of the Bot Framework that is not Teams; a stranger, who uses the name of Teams' key; or a
 * stranger with a key nobody has heard of.
 */
export type Signer = 'teams' | 'directline' | 'impostor' | 'unheard-of';

/** Whose name stands in the token, and what the published key signs for. */
const PUBLISHED = {
  teams: { kid: 'key-of-teams', endorsements: ['msteams'] },
  directline: { kid: 'key-of-directline', endorsements: ['directline', 'webchat'] },
} as const;

/** Made once for all tests of a process: keys take their time. */
const threeKeys = Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')));

/** The keys by which the Bot Framework signs what it delivers, and where it publishes them. */
export class DeliveryKeys {
  /** How fetching the keys goes: answered, refused with this status, or never answered. */
  fetching: 'answered' | 'never-answered' | number = 'answered';
  /** How often somebody has asked for them. */
  fetches = 0;

  private constructor(private readonly pairs: Readonly<Record<Signer, KeyPair>>) {}

  static async make(): Promise<DeliveryKeys> {
    const [teams, directline, stranger] = await threeKeys;
    if (!teams || !directline || !stranger) throw new Error('three keys are needed');
    return new DeliveryKeys({ teams, directline, impostor: stranger, 'unheard-of': stranger });
  }

  /** A signed token. */
  sign(claims: Readonly<Record<string, unknown>>, by: Signer): Promise<string> {
    const kid = { ...PUBLISHED, impostor: PUBLISHED.teams, 'unheard-of': { kid: 'another-key' } }[by].kid;
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .sign(this.pairs[by].privateKey);
  }

  /** Publishes the keys below `/openid` and `/keys`. */
  serve(app: Express, origin: string): void {
    app.get('/openid', (_request, response) => {
      this.fetches += 1;
      if (this.fetching === 'never-answered') return;
      if (this.fetching !== 'answered') return void response.status(this.fetching).end();
      response.json({ issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` });
    });
    app.get('/keys', async (_request, response) => {
      response.json({ keys: await Promise.all([this.#published('teams'), this.#published('directline')]) });
    });
  }

  async #published(signer: keyof typeof PUBLISHED): Promise<object> {
    return { ...(await exportJWK(this.pairs[signer].publicKey)), ...PUBLISHED[signer], use: 'sig' };
  }
}

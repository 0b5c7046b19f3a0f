import type { FakeOAuth } from './fake-oauth.js';

/** What a page is answered with. */
export interface PageAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly headers: Headers;
  readonly text: string;
}

/** A browser: it keeps cookies, and asks the server under test for what has its public address. */
export class FakeBrowser {
  #cookie: string | null = null;

  constructor(
    private readonly origin: string,
    private readonly publicUrl: string,
    private readonly language = 'it-IT,it;q=0.9,en;q=0.5',
  ) {}

  /** Opens an address without following where it leads. */
  async open(address: string): Promise<PageAnswer> {
    const { pathname, search } = new URL(address, this.publicUrl);
    const response = await fetch(`${this.origin}${pathname}${search}`, {
      redirect: 'manual',
      headers: {
        'accept-language': this.language,
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      },
    });
    for (const set of response.headers.getSetCookie()) this.#cookie = set.split(';')[0] ?? null;
    const { status, headers } = response;
    return { status, location: headers.get('location'), headers, text: await response.text() };
  }

  /** Begins an installation: the address of Slack's consent page. */
  async begin(): Promise<string> {
    const { status, location } = await this.open('/slack/install');
    if (status !== 302 || location === null) throw new Error(`/slack/install answered ${status}`);
    return location;
  }

  /** Installs the app in a workspace, from the first page to the last. */
  async install(oauth: FakeOAuth, team: string): Promise<PageAnswer> {
    return this.open(oauth.allow(await this.begin(), team));
  }
}

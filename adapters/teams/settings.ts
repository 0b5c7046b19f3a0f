import type { Incoming } from '../../src/core/incoming.js';
import type { Language } from '../../src/core/language.js';
import type { OpenedPost, OpenRequest } from '../../src/core/notices/open-sealed.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { ContactRows } from '../../src/core/ports/contact-rows.js';
import type { Log } from '../../src/core/ports/log.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Queues } from '../../src/core/ports/queues.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/** How Garbo proves to Microsoft that it is the app. */
export type TeamsCredential =
  /** A client secret of the app registration. */
  | { readonly kind: 'secret'; readonly secret: string }
  /** PEM with a private key and its certificate, which the app registration knows. */
  | { readonly kind: 'certificate'; readonly pem: string }
  /** A federated credential: a file with a token of another issuer, which changes while Garbo runs. */
  | { readonly kind: 'federated-token'; readonly file: string }
  /** A federated credential: an Azure managed identity, by its client id. */
  | { readonly kind: 'managed-identity'; readonly clientId: string };

/** The addresses of Microsoft's services; others than the public cloud's are for tests and proxies. */
export interface TeamsAddresses {
  /** Where tokens come from: `https://login.microsoftonline.com`. */
  readonly login: string;
  /** The keys of those who send activities. */
  readonly openId: string;
  /** The Bot Connector, for conversations whose own address is not known. */
  readonly service: string;
  /** `https://graph.microsoft.com` */
  readonly graph: string;
}

/** Who has a role: people named one by one, or by what they belong to. */
export interface TeamsRoleList {
  /** Ids of people in Entra, their Teams ids (`29:…`), or their user principal names (`giulia@example.com`). */
  readonly users: readonly string[];
  /** Ids of Entra groups; they need Graph's permission GroupMember.Read.All. */
  readonly groups: readonly string[];
  /** Tenant ids: everybody of that tenant. */
  readonly tenants?: readonly string[];
  /** E-mail domains, `example.org`. A staff role is given by domain only to people of the company's own tenant. */
  readonly emailDomains?: readonly string[];
}

/** Roles given by the company; they win over what Teams says of a person. */
export interface TeamsRoles {
  readonly customers: TeamsRoleList;
  readonly agents: TeamsRoleList;
  readonly managers: TeamsRoleList;
  readonly directors: TeamsRoleList;
  /**
   * What people of the company corrected; it wins over the lists of customers and agents. It is kept apart, for a person
   * has several names here, and who is corrected under one may be listed under another.
   */
  readonly corrected: { readonly agents: readonly string[]; readonly customers: readonly string[] };
}

/** What the Teams adapter needs from the rest of Garbo. */
export interface TeamsOptions extends Incoming {
  /** The app's id, which is the bot's, too. */
  readonly appId: string;
  readonly credential: TeamsCredential;
  /** The tenant of the app registration: the company's own. */
  readonly tenant: string;
  /** Every tenant in which Garbo may work, the company's own among them. */
  readonly tenants: readonly string[];
  readonly addresses: TeamsAddresses;
  /** Whether messages that one person alone sees in a channel may be used: not every tenant has them. */
  readonly targetedMessages: boolean;
  /** The roles given by the company in a tenant; as they are now, or were at most `ROLE_AGES_MS.lists` ago. */
  readonly rolesOf: (tenant: string) => Promise<TeamsRoles>;
  /** What managers read in. */
  readonly managersLanguage: Language;
  /** The managers' conversation of a tenant; empty when none is set. */
  readonly managersConversationOf: (tenant: string) => Promise<string>;
  /** An alert as this person is to see it now; `null`: none is for them. Throws PlatformUnavailable. */
  readonly viewPost: (workspace: WorkspaceKey, postId: string, viewer: string) => Promise<PostContent | null>;
  /** What somebody reads of a post that stands closed in a conversation. */
  readonly openSealed: (request: OpenRequest) => Promise<OpenedPost>;
  readonly queues: Queues;
  readonly contacts: ContactRows;
  /** Keeps that a delivery of this kind came from the tenant. */
  readonly noteArrival: (tenant: string, kind: string) => Promise<void>;
  readonly phrases: PhraseBook;
  readonly log: Log;
  readonly clock: Clock;
}

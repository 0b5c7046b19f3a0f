import { X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';

/** What an app registration knows of its app: by any of these it proves who it is. */
export interface Registration {
  readonly appId: string;
  readonly secrets: string[];
  /** PEM. */
  readonly certificates: string[];
  /** Tokens of a federated issuer that are in force. */
  readonly federatedTokens: string[];
}

/** Whether a request for a token proves that it comes from the app, as Entra checks it. */
export async function proves(
  { client_id, client_secret, client_assertion }: Readonly<Record<string, unknown>>,
  registration: Registration,
  tenant: string,
): Promise<boolean> {
  if (client_id !== registration.appId) return false;
  if (typeof client_secret === 'string') return registration.secrets.includes(client_secret);
  if (typeof client_assertion !== 'string') return false;
  if (registration.federatedTokens.includes(client_assertion)) return true;
  for (const pem of registration.certificates) {
    if (await isSignedWith(client_assertion, new X509Certificate(pem), registration.appId, tenant))
      return true;
  }
  return false;
}

/** Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
async function isSignedWith(
  assertion: string,
  certificate: X509Certificate,
  appId: string,
  tenant: string,
): Promise<boolean> {
  try {
    const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString(
      'base64url',
    );
    if (decodeProtectedHeader(assertion)['x5t#S256'] !== thumbprint) return false;
    await jwtVerify(assertion, certificate.publicKey, {
      issuer: appId,
      subject: appId,
      audience: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      // Clocks differ: MSAL rounds its own to whole seconds.
      clockTolerance: 5,
      requiredClaims: ['exp', 'jti'],
    });
    return true;
  } catch {
    return false;
  }
}

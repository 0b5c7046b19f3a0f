import { X509Certificate } from 'node:crypto';
import { GarboError } from '../../../src/core/errors.js';

/** A certificate as MSAL takes it. */
export interface ClientCertificate {
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly thumbprintSha256: string;
  readonly privateKey: string;
  /** The certificate itself, which Microsoft compares with the one it knows. */
  readonly x5c: string;
}

/**
 * Takes a PEM file apart.
 * @throws GarboError `TEAMS_CERTIFICATE_UNREADABLE` when it does not hold both a private key and a certificate
 */
export function certificateOf(pem: string): ClientCertificate {
  const [privateKey] =
    /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/u.exec(pem) ?? [];
  const [x5c] = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/u.exec(pem) ?? [];
  if (!privateKey || !x5c) throw unreadable();
  return { thumbprintSha256: thumbprintOf(x5c), privateKey, x5c };
}

function thumbprintOf(x5c: string): string {
  try {
    return new X509Certificate(x5c).fingerprint256.replaceAll(':', '');
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): GarboError {
  return new GarboError(
    'TEAMS_CERTIFICATE_UNREADABLE',
    'The file of the Teams certificate does not hold a private key and a certificate.',
    'Put both, in PEM, into the file that TEAMS_CERTIFICATE_FILE names.',
    { cause },
  );
}

package io.honeybee.runtime.certs;

/** What a certificate is good for. */
public enum CertificateUse {
  /** A manager's, for its listeners. */
  SERVER,
  /** A node's, for mutual TLS. */
  CLIENT
}

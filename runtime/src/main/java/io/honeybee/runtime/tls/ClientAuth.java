package io.honeybee.runtime.tls;

/** Whether a server asks its clients for a certificate. */
public enum ClientAuth {
  /** Not asked for. */
  NONE,
  /** Asked for, and verified when there is one. */
  WANT,
  /** Without a good one there is no connection. */
  NEED
}

package io.honeybee.runtime.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes contexts for TLS 1.3 in which every connection is verified in full. */
final class Tls13 {
  static final String PROTOCOL = "TLSv1.3";

  /**
   * JSSE gives out no tickets, and keeps none, when a session would live longer than the seven days
   * that TLS 1.3 allows. A resumed session would never be checked against a CA file or a revocation
   * list that has changed since.
   */
  private static final int NO_RESUMPTION_SECONDS = 30 * 24 * 60 * 60;

  private Tls13() {}

  static SSLContext context(@Nullable X509ExtendedKeyManager keys, X509ExtendedTrustManager trust)
      throws TlsFailure {
    try {
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(
          keys == null ? new KeyManager[0] : new KeyManager[] {keys},
          new TrustManager[] {trust},
          null);
      forgetSessions(context.getServerSessionContext());
      forgetSessions(context.getClientSessionContext());
      return context;
    } catch (GeneralSecurityException e) {
      throw new TlsFailure("this Java runtime has no TLS 1.3: " + e.getMessage(), e);
    }
  }

  private static void forgetSessions(SSLSessionContext sessions) {
    sessions.setSessionTimeout(NO_RESUMPTION_SECONDS);
    // Zero would mean without bound, and a client keeps its sessions even so.
    sessions.setSessionCacheSize(1);
  }
}

package io.honeybee.runtime.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the other side's certificates by the present trust. Java's own verifier decides; this
 * class puts its decision into words.
 */
final class PeerVerifier extends X509ExtendedTrustManager {

  /** A question to Java's verifier. */
  private interface Question {
    void ask(X509ExtendedTrustManager verifier) throws CertificateException;
  }

  private final Supplier<Trust> trust;
  private final InstantSource clock;
  private final RefusalWords words;

  PeerVerifier(Supplier<Trust> trust, InstantSource clock, RefusalWords words) {
    this.trust = trust;
    this.clock = clock;
    this.words = words;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
    check(chain, session, verifier -> verifier.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    SSLSession session = engine == null ? null : engine.getHandshakeSession();
    check(chain, session, verifier -> verifier.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null, verifier -> verifier.checkServerTrusted(chain, authType));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(chain, null, verifier -> verifier.checkClientTrusted(chain, authType, socket));
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, null, verifier -> verifier.checkClientTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, null, verifier -> verifier.checkClientTrusted(chain, authType));
  }

  private void check(X509Certificate[] chain, @Nullable SSLSession session, Question question)
      throws CertificateException {
    Trust present = trust.get();
    Instant now = clock.instant();
    if (present.authorities().isEmpty()) {
      throw new CertificateException("there is no CA to verify certificates with");
    }
    try {
      // Java takes a certificate that stands in the CA file itself without looking at its dates.
      chain[0].checkValidity(Date.from(now));
      question.ask(present.verifier(now));
    } catch (CertificateException e) {
      String host = session == null ? null : session.getPeerHost();
      throw words.explain(chain, present, now, host, e);
    } catch (GeneralSecurityException e) {
      throw new CertificateException("cannot verify certificates: " + e.getMessage(), e);
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.get().authorities().toArray(X509Certificate[]::new);
  }
}

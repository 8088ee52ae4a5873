package io.honeybee.runtime.tls;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * TLS for a client that brings its own connections, such as Java's HTTP client. Certificates are
 * always verified; the client itself sees to it that their name is (endpoint identification {@code
 * HTTPS}, as Java's HTTP client sets it), and speaks {@link #PROTOCOL}. Stateless; any thread.
 */
public final class VerifyingContext {
  public static final String PROTOCOL = Tls13.PROTOCOL;

  private VerifyingContext() {}

  /**
   * Reads the CA file, once.
   *
   * @param caKey what messages call the CA file, such as {@code --ca}
   * @param caFile PEM; the system's authorities when empty
   * @param nameKey what messages call the place of the name that is verified
   * @throws TlsFailure when the file is absent, unreadable or unusable
   */
  public static SSLContext of(
      String caKey, Optional<Path> caFile, String nameKey, InstantSource clock) throws TlsFailure {
    Trust trust = Trust.read(caKey, caFile, "", Optional.empty());
    RefusalWords words =
        new RefusalWords(
            "manager",
            caKey,
            caFile.map(Path::toString).orElse(null),
            "",
            RefusalWords.FOR_SERVERS,
            nameKey);
    return Tls13.context(null, new PeerVerifier(() -> trust, clock, words));
  }

  /** Why a certificate was refused, in one line for the operator, if that is what failed. */
  public static Optional<String> refusal(Throwable failure) {
    return Failures.refusal(failure).map(refused -> String.valueOf(refused.getMessage()));
  }
}

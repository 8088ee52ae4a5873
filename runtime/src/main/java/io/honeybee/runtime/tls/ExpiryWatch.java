package io.honeybee.runtime.tls;

import io.honeybee.runtime.text.Printable;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of what ends soon, from 14 days before its end, once a day.
 *
 * <p>Thread rule: any thread.
 */
final class ExpiryWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryWatch.class);
  private static final Duration WARN_BEFORE = Duration.ofDays(14);
  private static final Duration WARN_INTERVAL = Duration.ofDays(1);

  /** Lists that live for a week shall not be warned of all the time. */
  private static final int LIST_LIFETIME_SHARE = 4;

  private final String certKey;
  private final String caKey;
  private final String crlKey;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> lastRound = new AtomicReference<>();

  ExpiryWatch(String certKey, String caKey, String crlKey, InstantSource clock) {
    this.certKey = certKey;
    this.caKey = caKey;
    this.crlKey = crlKey;
    this.clock = clock;
  }

  /**
   * @param identity this side's own, if it has one
   * @param trust what files say; not the system's authorities, which others look after
   */
  void check(@Nullable Identity identity, @Nullable Trust trust) {
    Instant now = clock.instant();
    Instant last = lastRound.get();
    boolean due = last == null || Duration.between(last, now).abs().compareTo(WARN_INTERVAL) >= 0;
    if (!due || !lastRound.compareAndSet(last, now)) {
      return;
    }
    if (identity != null) {
      identity.chain().forEach(certificate -> checkCertificate(certKey, certificate, now));
    }
    if (trust != null) {
      trust.authorities().forEach(authority -> checkCertificate(caKey, authority, now));
      trust.revocations().forEach(list -> checkList(list, now));
    }
  }

  private void checkCertificate(String key, X509Certificate certificate, Instant now) {
    Instant end = certificate.getNotAfter().toInstant();
    if (now.plus(WARN_BEFORE).isAfter(end)) {
      LOG.warn(
          "{}: the certificate of {} {}; renew it ('honeybee certs renew') or the other side will"
              + " refuse it",
          key,
          Printable.escape(certificate.getSubjectX500Principal().toString()),
          ending(end, now));
    }
  }

  private void checkList(X509CRL list, Instant now) {
    if (list.getNextUpdate() == null) {
      return;
    }
    Instant end = list.getNextUpdate().toInstant();
    Duration share =
        Duration.between(list.getThisUpdate().toInstant(), end).dividedBy(LIST_LIFETIME_SHARE);
    Duration before = share.compareTo(WARN_BEFORE) < 0 ? share : WARN_BEFORE;
    if (now.plus(before).isAfter(end)) {
      LOG.warn(
          "{}: the revocation list of {} {}; put the CA's newest list there, or every certificate of"
              + " that CA will be refused",
          crlKey,
          Printable.escape(list.getIssuerX500Principal().toString()),
          ending(end, now));
    }
  }

  private static String ending(Instant end, Instant now) {
    Duration left = Duration.between(now, end);
    return left.isNegative()
        ? "expired on " + end
        : "expires on " + end + ", in " + left.toDays() + " days";
  }
}

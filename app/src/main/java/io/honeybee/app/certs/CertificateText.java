package io.honeybee.app.certs;

import io.honeybee.runtime.certs.CertificateSummary;
import io.honeybee.runtime.text.Printable;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate in a few lines for people. Names in a certificate are not trusted to be printable.
 */
final class CertificateText {
  private static final Duration SOON = Duration.ofDays(14);

  private CertificateText() {}

  static List<String> lines(X509Certificate certificate, Instant now) {
    return lines(CertificateSummary.of(certificate), now);
  }

  static List<String> lines(CertificateSummary summary, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(row("subject", Printable.escape(summary.subject())));
    lines.add(row("issuer", Printable.escape(summary.issuer())));
    if (!summary.hosts().isEmpty()) {
      lines.add(row("hosts", Printable.escape(String.join(", ", summary.hosts()))));
    }
    lines.add(row("use", summary.authority() ? "certificate authority" : "server or client"));
    lines.add(row("valid from", summary.notBefore().toString()));
    lines.add(row("valid until", summary.notAfter() + "  " + remark(summary, now)));
    lines.add(row("serial", summary.serial()));
    lines.add(row("SHA-256", summary.sha256()));
    return lines;
  }

  private static String remark(CertificateSummary summary, Instant now) {
    if (now.isBefore(summary.notBefore())) {
      return "(not valid yet)";
    }
    Duration left = Duration.between(now, summary.notAfter());
    if (left.isNegative()) {
      return "(EXPIRED; renew it with 'honeybee certs renew')";
    }
    return "(" + left.toDays() + " days left" + (left.compareTo(SOON) < 0 ? "; renew it)" : ")");
  }

  private static String row(String name, String value) {
    return "  %-12s %s".formatted(name, value);
  }
}

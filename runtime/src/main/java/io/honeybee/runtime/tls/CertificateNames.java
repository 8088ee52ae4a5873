package io.honeybee.runtime.tls;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The names that stand in a certificate. */
final class CertificateNames {
  /** 2.5.4.3. */
  private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateNames() {}

  /** Host names and addresses. */
  static List<String> hosts(X509Certificate certificate) {
    List<String> hosts = new ArrayList<>(ofKind(certificate, DNS_NAME));
    hosts.addAll(ofKind(certificate, IP_ADDRESS));
    return List.copyOf(hosts);
  }

  /** Host names. */
  static List<String> dnsNames(X509Certificate certificate) {
    return List.copyOf(ofKind(certificate, DNS_NAME));
  }

  private static List<String> ofKind(X509Certificate certificate, int kind) {
    List<String> found = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        for (List<?> name : names) {
          if (name.get(0).equals(kind)) {
            found.add(String.valueOf(name.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return found;
  }

  /** The common name of the subject; the most specific when there are several. */
  static Optional<String> commonName(X509Certificate certificate) {
    Optional<String> found = Optional.empty();
    Der parts =
        new Der(new Der(certificate.getSubjectX500Principal().getEncoded()).read(Der.SEQUENCE));
    while (parts.hasMore()) {
      Der values = new Der(parts.read(Der.SET));
      while (values.hasMore()) {
        Der value = new Der(values.read(Der.SEQUENCE));
        if (Arrays.equals(value.read(Der.OBJECT_ID), COMMON_NAME)) {
          found = text(value);
        }
      }
    }
    return found;
  }

  private static Optional<String> text(Der value) {
    int tag = value.peekTag();
    return switch (tag) {
      case Der.UTF8_STRING -> Optional.of(new String(value.read(tag), StandardCharsets.UTF_8));
      case Der.PRINTABLE_STRING, Der.IA5_STRING ->
          Optional.of(new String(value.read(tag), StandardCharsets.US_ASCII));
      case Der.BMP_STRING -> Optional.of(new String(value.read(tag), StandardCharsets.UTF_16BE));
      default -> Optional.empty();
    };
  }
}

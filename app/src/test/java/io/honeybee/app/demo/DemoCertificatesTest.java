package io.honeybee.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCertificatesTest {
  private static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

  @TempDir Path folder;

  @Test
  void laterStartNeedsNoAuthorityWhileNothingIsDue() throws Exception {
    try (DemoDirectory place = DemoDirectory.open(folder)) {
      ensure(place, START);
      CertificateFiles manager = CertificateFiles.in(place.managerDirectory(), "manager");
      byte[] first = Files.readAllBytes(manager.certificate());
      // Nothing can be signed, nor the authority be opened, without its key.
      Files.delete(CertificateAuthority.files(place.managerDirectory()).key());
      Files.delete(place.caFile());
      ensure(place, START.plus(Duration.ofDays(300)));
      assertThat(manager.certificate()).hasBinaryContent(first);
      assertThat(place.caFile())
          .hasSameBinaryContentAs(
              CertificateAuthority.files(place.managerDirectory()).certificate());
    }
  }

  @Test
  void certificateThatEndsWithinThirtyDaysIsRenewedWithItsKey() throws Exception {
    try (DemoDirectory place = DemoDirectory.open(folder)) {
      ensure(place, START);
      CertificateFiles manager = CertificateFiles.in(place.managerDirectory(), "manager");
      byte[] key = Files.readAllBytes(manager.key());
      Instant later = START.plus(Duration.ofDays(370));
      ensure(place, later);
      assertThat(manager.key()).hasBinaryContent(key);
      assertThat(CertificateSummary.read(manager.certificate()).getFirst().notAfter())
          .isAfter(later.plus(Duration.ofDays(390)));
    }
  }

  private static void ensure(DemoDirectory place, Instant now) throws Exception {
    new DemoCertificates(place, Clock.fixed(now, ZoneOffset.UTC)).ensure();
  }
}

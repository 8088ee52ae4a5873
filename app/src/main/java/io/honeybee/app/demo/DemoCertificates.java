package io.honeybee.app.demo;

import io.honeybee.runtime.certs.CertificateAuthority;
import io.honeybee.runtime.certs.CertificateFiles;
import io.honeybee.runtime.certs.CertificateRequest;
import io.honeybee.runtime.certs.CertificateSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The demo's certificate authority and the manager's certificate. */
final class DemoCertificates {
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final DemoDirectory place;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DemoCertificates(DemoDirectory place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  /**
   * Makes what is missing, and renews what ends soon. The authority is opened only for that: it
   * brings all that signing needs with it, which costs a start more than anything else here.
   */
  void ensure() throws IOException {
    Path directory = place.managerDirectory();
    if (!CertificateAuthority.exists(directory)) {
      CertificateAuthority.create(directory, "HoneyBee demo CA", clock, random);
    }
    CertificateFiles manager = CertificateFiles.in(directory, "manager");
    if (!Files.exists(manager.certificate()) || !Files.exists(manager.key())) {
      List<String> hosts = List.of("localhost", "127.0.0.1", "::1");
      authority().issue(CertificateRequest.server("manager", hosts), manager);
    } else if (endsSoon(manager.certificate())) {
      authority().renew(manager.certificate());
    }
    Files.copy(
        CertificateAuthority.files(directory).certificate(),
        place.caFile(),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private CertificateAuthority authority() throws IOException {
    return CertificateAuthority.open(place.managerDirectory(), clock, random);
  }

  private boolean endsSoon(Path certificate) throws IOException {
    return CertificateSummary.read(certificate)
        .getFirst()
        .notAfter()
        .isBefore(clock.instant().plus(RENEW_BEFORE));
  }
}

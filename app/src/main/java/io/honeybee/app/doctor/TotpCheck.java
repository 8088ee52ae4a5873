package io.honeybee.app.doctor;

import io.honeybee.runtime.auth.TotpSecretFile;
import java.io.IOException;

/**
 * Whether the node has its secret, and has it for itself; whether it is the right one shows next.
 */
final class TotpCheck implements Check {
  static final String STEP = "totp";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) throws IOException {
    var auth = patient.config().auth();
    if (!auth.totpEnabled()) {
      chart.skip(STEP, "off in this configuration (auth.totp_enabled: false)");
      return;
    }
    TotpSecretFile file = new TotpSecretFile(auth.totpSecretDir());
    if (file.read().isPresent()) {
      chart.ok(STEP, "the secret is in " + file.path() + ", for this user alone");
    } else {
      chart.ok(
          STEP,
          "there is no secret in %s yet; the manager gives one at the first registration, if the name %s"
                  .formatted(auth.totpSecretDir(), patient.config().node().name())
              + " (node.name) is enrolled there");
    }
  }
}

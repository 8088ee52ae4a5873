package io.honeybee.app.doctor;

import io.honeybee.node.NodeConfig;
import java.util.ArrayList;
import java.util.List;

/** That it is without faults is known by now; whether it is wise is another question. */
final class ConfigurationCheck implements Check {
  static final String STEP = "configuration";

  @Override
  public String step() {
    return STEP;
  }

  @Override
  public void run(Patient patient, Chart chart) {
    NodeConfig config = patient.config();
    List<String> doubts = new ArrayList<>();
    if (!config.tls().enabled()) {
      doubts.add("TLS is off, so everybody on the way can read along; set tls.enabled: true");
    } else if (config.tls().client().insecureSkipVerify()) {
      doubts.add(
          "the manager is not verified; set tls.insecure_skip_verify: false and tls.ca_file");
    }
    if (!config.auth().totpEnabled()) {
      doubts.add("anybody can pretend to be this node; set auth.totp_enabled: true");
    }
    if (config.runsPots() && config.pots().isEmpty()) {
      doubts.add("no honeypot is configured; list some under pots");
    }
    doubts.forEach(doubt -> chart.warn(STEP, doubt));
    if (doubts.isEmpty()) {
      chart.ok(
          STEP,
          "%s has no faults: node %s (%s), manager %s, pots: %d"
              .formatted(
                  config.file(),
                  config.node().name(),
                  config.node().type().wireName(),
                  config.server().address(),
                  config.pots().size()));
    }
  }
}

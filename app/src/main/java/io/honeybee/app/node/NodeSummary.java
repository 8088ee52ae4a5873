package io.honeybee.app.node;

import io.honeybee.node.NodeConfig;
import io.honeybee.node.supervision.PotSettings;
import io.honeybee.runtime.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** A good configuration in a few lines. */
final class NodeSummary {
  private NodeSummary() {}

  static List<String> lines(NodeConfig config) {
    List<String> lines = new ArrayList<>();
    lines.add(row("node", config.node().name() + " (" + config.node().type().wireName() + ")"));
    lines.add(row("manager", config.server().address() + ", " + security(config)));
    lines.add(row("kept in", config.honeypot().baseDir().toString()));
    lines.add(
        row("spool", config.spool().dir() + ", at most " + mebibytes(config.spool().maxBytes())));
    if (config.pots().isEmpty()) {
      lines.add(row("pots", "none"));
    }
    for (PotSettings pot : config.pots()) {
      lines.add(
          row(
              "pot",
              pot.id()
                  + " ("
                  + pot.type().name()
                  + ") on "
                  + (pot.addresses().isEmpty()
                      ? "all addresses"
                      : String.join(", ", pot.addresses()))
                  + " port "
                  + (pot.ports().first() == 0 ? "any" : pot.ports().toString())));
    }
    return lines;
  }

  private static String security(NodeConfig config) {
    if (!config.tls().enabled()) {
      return "WITHOUT TLS";
    }
    String verification =
        config.tls().client().insecureSkipVerify()
            ? "TLS 1.3 WITHOUT VERIFICATION"
            : "TLS 1.3, trusting "
                + config.tls().client().caFile().map(Object::toString).orElse("the system's CAs");
    return verification + (config.auth().totpEnabled() ? ", TOTP" : ", without TOTP");
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private static String row(String name, String value) {
    return "%-9s %s".formatted(name, Printable.escape(value));
  }
}

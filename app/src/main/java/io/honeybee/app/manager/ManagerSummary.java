package io.honeybee.app.manager;

import io.honeybee.manager.ManagerConfig;
import io.honeybee.runtime.text.Printable;
import java.util.List;
import java.util.Locale;

/** A good configuration in a few lines. */
final class ManagerSummary {
  private ManagerSummary() {}

  static List<String> lines(ManagerConfig config) {
    return List.of(
        row("manager", config.name()),
        row("kept in", config.directory().toString()),
        row(
            "nodes",
            config.nodes().address()
                + config
                    .nodes()
                    .tls()
                    .map(
                        tls ->
                            ", TLS 1.3, client certificates: "
                                + tls.clientAuth().name().toLowerCase(Locale.ROOT))
                    .orElse(", WITHOUT TLS")),
        row(
            "auth",
            (config.auth().totpRequired() ? "TOTP required" : "TOTP NOT REQUIRED")
                + ", enrolment "
                + config.auth().enrolment().name().toLowerCase(Locale.ROOT)),
        row(
            "http",
            (config.http().tls().isPresent() ? "https://" : "http://") + config.http().address()),
        row(
            "store",
            config.store().file()
                + (config.store().keepDays() == 0
                    ? ", kept for ever"
                    : ", kept for " + config.store().keepDays() + " days")));
  }

  private static String row(String name, String value) {
    return "%-9s %s".formatted(name, Printable.escape(value));
  }
}

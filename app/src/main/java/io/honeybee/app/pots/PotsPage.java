package io.honeybee.app.pots;

import static io.honeybee.app.pots.MarkdownText.cell;
import static io.honeybee.app.pots.MarkdownText.code;

import io.honeybee.pot.ListenerOptions;
import io.honeybee.pot.PotOption;
import io.honeybee.pot.PotType;
import java.util.List;

/** {@code docs/pots.md}. */
final class PotsPage {
  private static final String HEAD =
      """
      # Honeypots

      <!-- Written by `./honeybee pots --markdown`; change the code, then write this page again. -->

      Each honeypot ("pot") is an entry in the `pots` list of `node.yaml`, or is installed by the
      manager's command `InstallPot`, whose `config` holds the same keys as texts:

      ```yaml
      pots:
        - id: web-1                         # unique on the node; events carry it
          type: http
          address: 192.0.2.7, 2001:db8::7   # one or more; every address when absent
          port: 8080, 8000-8010             # a port, a list, or ranges
          options:
            max_sessions: 500
      ```

      Ports under 1024 need no root: give the Java binary the capability `CAP_NET_BIND_SERVICE`,
      redirect the port to a higher one in the firewall, or map it in a container.

      What the pots report is in [events.md](events.md).

      """;

  private PotsPage() {}

  static String of(List<PotType> types) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("| type | port unless set | what it is |\n|---|---|---|\n");
    for (PotType type : types) {
      page.append(
          "| [%s](#%s) | %s%s | %s |\n"
              .formatted(
                  type.name(),
                  type.name(),
                  type.isUdp() ? "UDP " : "",
                  type.defaultPorts(),
                  cell(type.description())));
    }
    page.append("\n## Options of every pot\n\n");
    options(page, ListenerOptions.ALL);
    for (PotType type : types) {
      page.append("\n## ").append(type.name()).append("\n\n").append(cell(type.description()));
      page.append(".\n");
      if (!type.options().isEmpty()) {
        page.append('\n');
        options(page, type.options());
      }
    }
    return page.toString();
  }

  private static void options(StringBuilder page, List<PotOption> options) {
    page.append("| option | default | meaning |\n|---|---|---|\n");
    for (PotOption option : options) {
      page.append(
          "| %s | %s | %s |\n"
              .formatted(
                  code(option.name()), code(option.defaultValue()), cell(option.description())));
    }
  }
}

package io.honeybee.pot.docker;

import io.honeybee.http.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A release of Docker and what came with it. Immutable.
 *
 * @param api the newest version of the API that it speaks
 * @param values for templates
 */
record Release(String version, String api, Map<String, String> values) {
  private static final List<String> NAMES =
      List.of(
          "version",
          "api",
          "commit",
          "go",
          "built",
          "containerd",
          "containerdcommit",
          "runc",
          "runccommit");

  static final List<Release> ALL =
      DataFile.lines(Release.class, "versions").stream().map(Release::read).toList();

  Release {
    values = Map.copyOf(values);
  }

  private static Release read(String line) {
    List<String> fields = List.of(line.split(" ", -1));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < NAMES.size(); i++) {
      values.put(NAMES.get(i), fields.get(i));
    }
    return new Release(fields.get(0), fields.get(1), values);
  }

  /** The number behind {@code 1.} of the newest API. */
  int minor() {
    return Integer.parseInt(api.substring(api.indexOf('.') + 1));
  }
}

package io.honeybee.node;

import io.honeybee.runtime.config.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The commented configuration that {@code honeybee node init} writes. */
public final class NodeTemplate {
  private static final String RESOURCE = "node.yaml";

  private NodeTemplate() {}

  /**
   * Every setting with its default and its meaning.
   *
   * @param manager where the manager listens for nodes
   * @param caFile who signed the manager's certificate; the system's trust store when empty
   * @param baseDir where the node keeps what it must not lose
   */
  public static String text(String name, HostPort manager, Optional<Path> caFile, String baseDir) {
    return resource()
        .replace("{name}", quoted(name))
        .replace("{address}", quoted(manager.toString()))
        .replace("{ca_file}", quoted(caFile.map(Path::toString).orElse("")))
        .replace("{base_dir}", quoted(baseDir));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static String resource() {
    try (InputStream in = NodeTemplate.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

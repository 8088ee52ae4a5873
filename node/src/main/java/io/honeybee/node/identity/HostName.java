package io.honeybee.node.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This machine's name, found without asking a name server, which may be slow or far away. */
final class HostName {
  private static final String UNKNOWN = "honeybee-node";

  private HostName() {}

  static String own() {
    return Stream.of(fromFile(), System.getenv("HOSTNAME"), System.getenv("COMPUTERNAME"), UNKNOWN)
        .filter(name -> name != null && !name.isBlank())
        .map(String::strip)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String fromFile() {
    try {
      return Files.readString(Path.of("/etc/hostname"));
    } catch (IOException e) {
      return "";
    }
  }
}

package io.honeybee.world.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** Reads the data files that lie beside these classes. */
final class Resources {
  private Resources() {}

  /** The whole file. */
  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines that are neither empty nor comments. */
  static List<String> lines(String name) {
    return text(name).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
  }

  /** The words of a line. */
  static List<String> fields(String line) {
    StringTokenizer words = new StringTokenizer(line, " ");
    List<String> fields = new ArrayList<>(words.countTokens());
    while (words.hasMoreTokens()) {
      fields.add(words.nextToken());
    }
    return fields;
  }
}

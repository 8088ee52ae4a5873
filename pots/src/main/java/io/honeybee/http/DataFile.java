package io.honeybee.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the program's own data files. */
public final class DataFile {
  private DataFile() {}

  /** The bytes of a file that lies beside a class. */
  public static byte[] bytes(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its own file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file that lies beside a class. */
  public static String text(Class<?> beside, String name) {
    return new String(bytes(beside, name), StandardCharsets.UTF_8);
  }

  /** The lines that are neither empty nor comments. */
  public static List<String> lines(Class<?> beside, String name) {
    return text(beside, name).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
  }
}

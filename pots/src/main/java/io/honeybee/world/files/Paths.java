package io.honeybee.world.files;

import java.util.ArrayDeque;
import java.util.Deque;

/** Path arithmetic without looking at files. */
public final class Paths {
  private Paths() {}

  /** The path seen from a directory, absolute, without {@code .}, {@code ..} and double slashes. */
  public static String absolute(String directory, String path) {
    String whole = path.startsWith("/") ? path : directory + "/" + path;
    Deque<String> parts = new ArrayDeque<>();
    for (String part : whole.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> parts.pollLast();
        default -> parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** The directory that holds an absolute path's last part. */
  public static String parent(String absolute) {
    int slash = absolute.lastIndexOf('/');
    return slash <= 0 ? "/" : absolute.substring(0, slash);
  }

  /** The last part of a path; empty for the root. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package io.honeybee.manager.access;

import io.honeybee.runtime.text.Printable;
import java.util.Optional;

/**
 * Names of nodes and tokens: short, and nothing in them that a terminal, a log or a database could
 * take for something else.
 */
public final class PlainName {
  private static final int MAX_CHARS = 128;

  private PlainName() {}

  /** What is wrong with a name, as the end of a sentence; empty when it is good. */
  public static Optional<String> fault(String name) {
    if (name.isBlank()) {
      return Optional.of("is empty");
    }
    if (name.length() > MAX_CHARS) {
      return Optional.of("is longer than " + MAX_CHARS + " characters");
    }
    if (!name.strip().equals(name)) {
      return Optional.of("begins or ends with a space");
    }
    if (!name.codePoints().allMatch(PlainName::isPlain)) {
      return Optional.of("holds a character that cannot be seen");
    }
    return Optional.empty();
  }

  static void check(String what, String name) throws AccessFault {
    Optional<String> fault = fault(name);
    if (fault.isPresent()) {
      throw new AccessFault("the name of a " + what + " " + fault.get());
    }
  }

  private static boolean isPlain(int c) {
    // A character that is younger than this program is no reason to send its node away.
    return Printable.isPlain(c) || Character.getType(c) == Character.UNASSIGNED;
  }
}

package io.honeybee.pot.redis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a key holds. Byte strings are strings of one character, 0 to 255, for each byte.
 *
 * <p>Thread rule: one session's thread; texts are immutable and may be shared.
 */
sealed interface Value {

  /**
   * A string.
   *
   * @param content what is kept of it
   * @param length its whole length in bytes
   */
  record Text(String content, long length) implements Value {
    Text(String content) {
      this(content, content.length());
    }
  }

  /** A list. */
  record Items(List<String> items) implements Value {
    Items() {
      this(new ArrayList<>());
    }
  }

  /** A hash. */
  record Fields(Map<String, String> fields) implements Value {
    Fields() {
      this(new LinkedHashMap<>());
    }
  }

  /** A set. */
  record Members(Set<String> members) implements Value {
    Members() {
      this(new LinkedHashSet<>());
    }
  }

  /** As TYPE says it. */
  default String type() {
    return switch (this) {
      case Text t -> "string";
      case Items i -> "list";
      case Fields f -> "hash";
      case Members m -> "set";
    };
  }

  /** Whether nothing is left in it, so that its key goes. */
  default boolean isEmpty() {
    return switch (this) {
      case Text t -> false;
      case Items(var items) -> items.isEmpty();
      case Fields(var fields) -> fields.isEmpty();
      case Members(var members) -> members.isEmpty();
    };
  }
}

package io.honeybee.pot.mongodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document: names and values in order. Values are {@link String}, {@link Double}, {@link
 * Integer}, {@link Long}, {@link Boolean}, {@link java.time.Instant}, {@link BsonDocument}, {@link
 * java.util.List}, {@link BsonBytes}, and null. Thread rule: one thread, or none that changes it.
 */
final class BsonDocument {
  /** What an entry, a name or a value takes beside its text. */
  private static final long VALUE_BYTES = 64;

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  BsonDocument put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  Map<String, @Nullable Object> values() {
    return values;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** The name of the first value, which names a command; empty when there is none. */
  String firstName() {
    return values.isEmpty() ? "" : values.keySet().iterator().next();
  }

  /** The text of the name; empty when there is none. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** The number of the name; the usual one when there is none. */
  long number(String name, long usual) {
    return values.get(name) instanceof Number number ? number.longValue() : usual;
  }

  Optional<BsonDocument> document(String name) {
    return values.get(name) instanceof BsonDocument document
        ? Optional.of(document)
        : Optional.empty();
  }

  /** About how many bytes of memory it takes. */
  long memory() {
    long bytes = VALUE_BYTES;
    for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
      bytes += VALUE_BYTES + 2L * entry.getKey().length() + memory(entry.getValue());
    }
    return bytes;
  }

  private static long memory(@Nullable Object value) {
    return switch (value) {
      case String text -> VALUE_BYTES + 2L * text.length();
      case BsonBytes bytes -> VALUE_BYTES + bytes.length();
      case BsonDocument document -> document.memory();
      case List<?> list -> VALUE_BYTES + list.stream().mapToLong(BsonDocument::memory).sum();
      case null, default -> VALUE_BYTES;
    };
  }
}

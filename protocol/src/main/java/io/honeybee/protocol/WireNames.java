package io.honeybee.protocol;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Finds an enum constant by the name it has in messages. */
final class WireNames {
  private WireNames() {}

  static <E> Optional<E> find(E[] values, Function<E, String> wireName, String name) {
    return Arrays.stream(values).filter(value -> wireName.apply(value).equals(name)).findFirst();
  }
}

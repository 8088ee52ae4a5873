package io.honeybee.http;

import java.util.List;
import java.util.Optional;

/** A request's headers in the order in which they came. Immutable. */
public record Headers(List<Header> all) {
  public static final Headers NONE = new Headers(List.of());

  public Headers {
    all = List.copyOf(all);
  }

  /** The first header of that name, whatever its case. */
  public Optional<String> first(String name) {
    return all.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** The value of the first header of that name; empty when there is none. */
  public String text(String name) {
    return first(name).orElse("");
  }

  /** How many headers have that name. */
  public long count(String name) {
    return all.stream().filter(header -> header.name().equalsIgnoreCase(name)).count();
  }

  /** The names, in order. */
  public List<String> names() {
    return all.stream().map(Header::name).toList();
  }
}

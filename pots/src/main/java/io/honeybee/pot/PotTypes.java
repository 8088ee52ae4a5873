package io.honeybee.pot;

import java.util.List;
import java.util.Optional;

/**
 * The pot types of a program, by name.
 *
 * @param all in the order in which they are shown
 */
public record PotTypes(List<PotType> all) {

  public PotTypes {
    all = List.copyOf(all);
  }

  public Optional<PotType> byName(String name) {
    return all.stream().filter(type -> type.name().equals(name)).findFirst();
  }
}

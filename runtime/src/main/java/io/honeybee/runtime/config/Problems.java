package io.honeybee.runtime.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of one file. Used by one thread. */
final class Problems {
  private final String file;
  private final List<ConfigProblem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String key, String text) {
    found.add(new ConfigProblem(file, line, key, text));
  }

  void throwIfAny() throws ConfigException {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(ConfigProblem::line));
      throw new ConfigException(found);
    }
  }
}
